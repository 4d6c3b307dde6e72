using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.State;

/// <summary>One wording of one commitment, with the agreement as it reads with that wording.</summary>
internal record CountedWording(WordingAddress Address, AgreementRecorded Agreement, CommitmentTerms Commitment)
{
    private readonly IReadOnlySet<string>? kinds = Counting.Kinds(Commitment);

    /// <summary>
    /// Every wording that a signed agreement is counted by: the first one, and what each revision changed, and beside them what its
    /// manifests are compared with, and what was reported beside the promises. A draft is not counted.
    /// </summary>
    public static IEnumerable<CountedWording> Of(AgreementRecorded agreement)
    {
        if (agreement.State != AgreementState.Signed)
        {
            return [];
        }

        List<CountedWording> promised = [.. Promised(agreement)];
        return [.. promised, HeldRecords.Beside(agreement), OtherReports.Beside(agreement, promised)];
    }

    private static IEnumerable<CountedWording> Promised(AgreementRecorded agreement) =>
        agreement.Revisions.Select(revision => revision.EffectiveFrom).Prepend(DateOnly.MinValue)
            .SelectMany(day => On(agreement, day))
            .SelectMany(pair => new[] { pair.First, pair.Current }.OfType<CountedWording>())
            .DistinctBy(wording => wording.Address);

    /// <summary>First and current wording of every commitment on a day.</summary>
    public static IEnumerable<WordingPair> On(AgreementRecorded agreement, DateOnly day)
    {
        var revision = Wording.RevisionOn(agreement, day);
        return Wording.Commitments(agreement, day).Select(worded => new WordingPair(
            At(worded.First, 0), At(worded.Current, worded.First is null || worded.IsRevised ? revision : 0), worded.EndedFrom));
    }

    /// <summary>What a record adds to which tallies of this wording.</summary>
    public virtual IEnumerable<(TallyAddress Address, TallyAmount Amount)> Count(ReportedRecord record)
    {
        if (IsOfOtherKind(record))
        {
            yield break;
        }

        foreach (var target in Commitment.Targets)
        {
            foreach (var tally in Counting.Match(Agreement, Commitment, target, record).Tallies)
            {
                yield return (new TallyAddress(Address, tally.TargetId, tally.Key), tally.Amount);
            }
        }
    }

    /// <summary>The kinds without which an activity, a measure, a campaign or a meeting does not count; null when it may be of any.</summary>
    public IReadOnlySet<string>? Kinds => kinds;

    /// <summary>True for a record that its kind alone excludes: most records of a municipality are none of a commitment's.</summary>
    public bool IsOfOtherKind(ReportedRecord record) => kinds?.Contains(record.Kind) == false
        && record.Type is RecordType.PoliceActivity or RecordType.Measure or RecordType.Campaign or RecordType.Meeting;

    private static CountedWording? At(WordedCommitment? worded, int revision) => worded is null
        ? null
        : new CountedWording(new WordingAddress(worded.Agreement.Id, worded.Terms.Id, revision), worded.Agreement, worded.Terms);
}

/// <summary>A commitment's first and current wording; at least one of them. Current is null for one that a revision has ended.</summary>
internal sealed record WordingPair(CountedWording? First, CountedWording? Current, DateOnly? EndedFrom)
{
    /// <summary>The wording to show: the current one, or the first one of a commitment that has ended.</summary>
    public CountedWording Shown => Current ?? First!;

    /// <summary>True when the current wording or its period is another than the first.</summary>
    public bool IsRevised => First is not null && First.Address != Current?.Address;
}
