using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What a record adds to which sums once its kind, party, place and content fit.</summary>
internal static class Contributions
{
    /// <param name="days">First and last day on which the record counts.</param>
    public static Match Of(AgreementRecorded agreement, TargetTerms target, ReportedRecord record, DateSpan days)
    {
        TargetKind kind = TargetKinds.Of(target);
        if (kind.Amount(target, record) is not { } amount)
        {
            return new Match(Exclusion.Outcome, []);
        }

        IReadOnlyList<string> named = kind.Items(target, record);
        if (named.Count == 0)
        {
            return new Match(Exclusion.Item, []);
        }

        // A sum that reaches outside the counted days cannot be split, so none of it counts.
        IReadOnlyList<string> items = [.. named.Where(item => kind.IsItemInPeriod(agreement, target, item))];
        return items.Count > 0 && Counts(agreement, target, days)
            ? new Match(Exclusion.None, [.. items.Select(item => Tally(target, record, days, item, items.Count == 1 ? amount : Once(amount)))])
            : new Match(Exclusion.Period, []);
    }

    /// <summary>An account of the work: it tells that something was reported, and never a number.</summary>
    public static Match Narrated(TargetTerms target, ReportedRecord record, DateSpan days) =>
        One(target, record, days, TallyKey.ItemOf(record.Statement), new TallyAmount(0, 0, 1, 0, 0, 0));

    /// <summary>What the rule leaves out and still tells of, so that nobody reads that nothing was reported.</summary>
    public static Match LeftOut(TargetTerms target, ReportedRecord record, DateSpan days, Exclusion exclusion)
    {
        // Of a number in another unit only that something was done is known in the unit of the promise.
        bool isNumber = record.Unit == CountUnits.Occasion || record.Unit == target.Counting.Unit;
        TallyAmount amount = new(0, 0, 0, 0, 0, 0, isNumber ? RecordAmount.Limited(record.Quantity) : 1, 1);
        return new(exclusion, [Tally(target, record, days, TallyKey.ItemOf(exclusion), amount)]);
    }

    /// <summary>One item, whatever else the record holds.</summary>
    public static Match One(TargetTerms target, ReportedRecord record, DateSpan days, string item, TallyAmount amount) =>
        new(Exclusion.None, [Tally(target, record, days, item, amount)]);

    /// <summary>
    /// What an included figure still tells: that this much of the newer figure lies within its days. Only windows need it, and only an
    /// exact figure tells it.
    /// </summary>
    public static IReadOnlyList<Tally> Included(TargetTerms target, IReadOnlyList<Tally> tallies) =>
        TargetKinds.Of(target).HasWindows(target) && tallies.All(tally => tally.Amount is { Approximate: 0, LowerBounds: 0 })
            ? [.. tallies.Select(tally => tally with { Amount = new TallyAmount(0, 0, 0, 0, 0, 0, tally.Amount.Amount, 1) })]
            : [];

    private static Tally Tally(TargetTerms target, ReportedRecord record, DateSpan days, string item, TallyAmount amount) => new(
        target.Id,
        new TallyKey(days.Start, days.End, PartOf(record), record.Area, item),
        amount with { Examples = record.Example ? 1 : 0 });

    // What the police and the municipality did together is no more the part of the one that entered it than of the other.
    private static Party PartOf(ReportedRecord record) => record.IsJoint() ? Party.Unspecified : record.Party;

    // A number for several items together cannot be divided between them; each was covered at least once.
    private static TallyAmount Once(TallyAmount amount) => amount with { Amount = Math.Min(amount.Amount, 1), Approximate = 0, LowerBounds = 0 };

    /// <summary>True for days that lie wholly within those that count.</summary>
    public static bool Counts(AgreementRecorded agreement, TargetTerms target, DateSpan days)
    {
        DateSpan limits = CountedDays.Limits(agreement, target);
        return limits.Contains(days.Start) && limits.Contains(days.End) && CalendarWindows.CoverAll(agreement, target, days);
    }
}
