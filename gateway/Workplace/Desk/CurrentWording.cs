using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>An agreement as its revisions have left it, and what another wording of it changes.</summary>
internal static class CurrentWording
{
    /// <summary>The signed agreement with every revision, those that begin later too.</summary>
    public static Agreement Of(Agreement signed)
    {
        var current = new Agreement(signed);
        foreach (var revision in signed.Revisions)
        {
            Revise(current, revision);
        }

        return current;
    }

    /// <summary>The same with the proposed revision, where there is one.</summary>
    public static Agreement WithProposal(Agreement signed)
    {
        var current = Of(signed);
        if (signed.ProposedRevision is { } proposed)
        {
            Revise(current, proposed);
        }

        return current;
    }

    /// <summary>Ids of every commitment that has stood in the agreement or is proposed.</summary>
    public static IReadOnlyCollection<string> Ids(Agreement signed) =>
        [.. signed.Commitments.Concat(signed.Revisions.Append(signed.ProposedRevision ?? new Revision()).SelectMany(revision => revision.Commitments)).Select(one => one.Id).Distinct()];

    /// <summary>What is changed, added and ended from one wording to another, and the new last day.</summary>
    public static Revision Changes(Agreement from, Agreement to)
    {
        var revision = new Revision { Number = from.Revisions.Count + 1 };
        revision.Commitments.AddRange(to.Commitments.Where(one => !one.Equals(from.Commitments.FirstOrDefault(old => old.Id == one.Id))));
        revision.EndedCommitments.AddRange(from.Commitments.Select(one => one.Id).Except(to.Commitments.Select(one => one.Id)));
        if (to.Period is not null && to.Period.EndDate != from.Period?.EndDate)
        {
            revision.NewEndDate = to.Period.EndDate;
        }

        return revision;
    }

    private static void Revise(Agreement current, Revision revision)
    {
        foreach (var changed in revision.Commitments)
        {
            var place = current.Commitments.Index().FirstOrDefault(one => one.Item.Id == changed.Id, (-1, null!)).Index;
            if (place >= 0)
            {
                current.Commitments[place] = changed.Clone();
            }
            else
            {
                current.Commitments.Add(changed.Clone());
            }
        }

        foreach (var ended in current.Commitments.Where(one => revision.EndedCommitments.Contains(one.Id)).ToList())
        {
            current.Commitments.Remove(ended);
        }

        if (revision.NewEndDate.Length > 0 && current.Period is not null)
        {
            current.Period.EndDate = revision.NewEndDate;
        }
    }
}
