using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Contracts.Agreements;

/// <summary>One wording of a commitment with the agreement it is judged in.</summary>
/// <param name="Agreement">With the period, and the day from which records count, that hold for this wording.</param>
/// <param name="Revision">Number of the revision that worded it; 0 for the signed text.</param>
public sealed record WordedCommitment(AgreementRecorded Agreement, CommitmentTerms Terms, int Revision);

/// <summary>A commitment as first worded and as worded on a day. Both are judged, so that a promise cannot be revised away.</summary>
/// <param name="First">Null for one that a revision added.</param>
/// <param name="Current">Null for one that a revision has ended.</param>
/// <param name="EndedFrom">First day on which it no longer holds.</param>
public sealed record WordedCommitments(string Id, WordedCommitment? First, WordedCommitment? Current, DateOnly? EndedFrom)
{
    /// <summary>True when a revision has changed its terms, or the period that they hold for.</summary>
    public bool IsRevised => First is not null && (Current is null || Current.Revision > 0 || Current.Agreement.Period != First.Agreement.Period);
}

/// <summary>Which wording of an agreement holds: the signed text, and each revision from its day.</summary>
public static class Wording
{
    /// <summary>The agreement as signed.</summary>
    public static AgreementRecorded First(AgreementRecorded agreement) => agreement with { Revisions = [] };

    /// <summary>The agreement as worded on a day: commitments changed, added and ended, and the period with its new end.</summary>
    public static AgreementRecorded On(AgreementRecorded agreement, DateOnly day) => After(agreement, InForce(agreement, day));

    /// <summary>The agreement as worded just before a revision, by those with lower numbers.</summary>
    public static AgreementRecorded Before(AgreementRecorded agreement, int number) =>
        After(agreement, [.. agreement.Revisions.Where(revision => revision.Number < number).OrderBy(revision => revision.Number)]);

    /// <summary>Number of the revision that holds on a day; 0 for the signed text.</summary>
    public static int RevisionOn(AgreementRecorded agreement, DateOnly day) =>
        InForce(agreement, day).Select(revision => revision.Number).DefaultIfEmpty(0).Max();

    /// <summary>Every commitment that has stood in the agreement up to a day: in the order of the signed text, then as they were added.</summary>
    public static IReadOnlyList<WordedCommitments> Commitments(AgreementRecorded agreement, DateOnly day) =>
        Commitments(agreement, InForce(agreement, day));

    private static AgreementRecorded After(AgreementRecorded agreement, IReadOnlyList<RevisionTerms> revisions) => agreement with
    {
        Period = PeriodAfter(agreement.Period, revisions),
        Commitments = [.. Commitments(agreement, revisions).Select(pair => pair.Current?.Terms).OfType<CommitmentTerms>()],
        Revisions = revisions,
    };

    private static IReadOnlyList<WordedCommitments> Commitments(AgreementRecorded agreement, IReadOnlyList<RevisionTerms> revisions)
    {
        IEnumerable<string> ids = agreement.Commitments
            .Concat(revisions.SelectMany(revision => revision.Commitments))
            .Select(commitment => commitment.Id)
            .Distinct();
        return [.. ids.Select(id => Worded(agreement, revisions, id))];
    }

    private static WordedCommitments Worded(AgreementRecorded agreement, IReadOnlyList<RevisionTerms> revisions, string id)
    {
        AgreementRecorded signed = First(agreement);
        CommitmentTerms? terms = agreement.Commitments.FirstOrDefault(commitment => commitment.Id == id);
        WordedCommitment? first = terms is null ? null : new WordedCommitment(signed, terms, 0);
        AgreementRecorded revised = signed with { Period = PeriodAfter(signed.Period, revisions) };
        WordedCommitment? current = terms is null ? null : new WordedCommitment(revised, terms, 0);
        DateOnly? endedFrom = null;
        foreach (RevisionTerms revision in revisions)
        {
            if (revision.Commitments.FirstOrDefault(commitment => commitment.Id == id) is { } changed)
            {
                // New terms are judged over the whole period, as if they had always stood there: that is what the parties now promise for
                // it. What was not promised at all before counts from its own day.
                AgreementRecorded judged = current?.Agreement ?? revised with { ValidFrom = Later(revision.EffectiveFrom, revised.ValidFrom) };
                (current, endedFrom) = (new WordedCommitment(judged, changed, revision.Number), null);
            }

            if (revision.EndedCommitments.Contains(id))
            {
                (current, endedFrom) = (null, revision.EffectiveFrom);
            }
        }

        return new WordedCommitments(id, first, current, endedFrom);
    }

    private static IReadOnlyList<RevisionTerms> InForce(AgreementRecorded agreement, DateOnly day) =>
        [.. agreement.Revisions.Where(revision => revision.EffectiveFrom <= day).OrderBy(revision => revision.Number)];

    private static DateSpan? PeriodAfter(DateSpan? period, IReadOnlyList<RevisionTerms> revisions)
    {
        DateOnly? newEnd = revisions.LastOrDefault(revision => revision.NewEndDate is not null)?.NewEndDate;
        return period is null || newEnd is null ? period : period with { End = newEnd.Value };
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;
}
