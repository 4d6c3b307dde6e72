using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What a record adds to which sums once its kind, party, place and content fit.</summary>
internal static class Contributions
{
    private const string Occasion = "tillfalle";

    /// <param name="days">First and last day on which the record counts.</param>
    public static Match Of(AgreementRecorded agreement, TargetTerms target, ReportedRecord record, DateSpan days)
    {
        if (Amount(target, record) is not { } amount)
        {
            return new Match(Exclusion.Outcome, []);
        }

        IReadOnlyList<string> named = Items(target.Coverage, record);
        if (named.Count == 0)
        {
            return new Match(Exclusion.Item, []);
        }

        // A sum that reaches outside the counted days cannot be split, so none of it counts.
        IReadOnlyList<string> items = [.. named.Where(item => RiskYears.IsInPeriod(agreement, target, item))];
        return items.Count > 0 && Counts(agreement, target, days)
            ? new Match(Exclusion.None, [.. items.Select(item => Tally(target, record, days, item, items.Count == 1 ? amount : Once(amount)))])
            : new Match(Exclusion.Period, []);
    }

    /// <summary>An account of the work: it tells that something was reported, and never a number.</summary>
    public static Match Told(TargetTerms target, ReportedRecord record, DateSpan days) => new(
        Exclusion.None, [Tally(target, record, days, TallyKey.Told, new TallyAmount(0, 0, 1, 0, 0, 0))]);

    /// <summary>A measured value. Values cannot be added, so the value stands in the key and the sum only says that it was observed.</summary>
    public static Match Observed(TargetTerms target, ReportedRecord record) => new(
        Exclusion.None,
        [Tally(target, record, new DateSpan(record.Date, record.Date), TallyKey.ItemOf(record.Value ?? 0), new TallyAmount(0, 0, 1, 0, 0, 0))]);

    /// <summary>
    /// Of a set the unit names what an item is, so a visit to a class counts for "alla klasser" as well as a number of classes does.
    /// Elsewhere only the stated unit can be added up.
    /// </summary>
    public static bool IsInUnit(TargetTerms target, ReportedRecord record) =>
        target.Counting.Unit.Length == 0 || record.Unit == target.Counting.Unit
        || (target.Coverage is not null && (record.Unit == Occasion || record.CoveredItems.Count > 0));

    public static Match Step(TargetTerms target, ReportedRecord record) => new(
        Exclusion.None,
        [Tally(target, record, new DateSpan(record.Date, record.Date), record.MilestoneStep, new TallyAmount(1, 0, 1, 0, 0, 0))]);

    /// <summary>
    /// What an included figure still tells: that this much of the newer figure lies within its days. Only windows need it, and only an
    /// exact figure tells it.
    /// </summary>
    public static IReadOnlyList<Tally> Included(TargetTerms target, IReadOnlyList<Tally> tallies) =>
        HasWindows(target) && tallies.All(tally => tally.Amount is { Approximate: 0, LowerBounds: 0 })
            ? [.. tallies.Select(tally => tally with { Amount = new TallyAmount(0, 0, 0, 0, 0, 0, tally.Amount.Amount, 1) })]
            : [];

    private static bool HasWindows(TargetTerms target) =>
        target is { Occasions.Per: not Per.Period } or { Coverage: { Per: not Per.Period, RiskOccasions: false } };

    private static Tally Tally(TargetTerms target, ReportedRecord record, DateSpan days, string item, TallyAmount amount) => new(
        target.Id,
        new TallyKey(days.Start, days.End, PartOf(record), record.Area, item),
        amount with { Examples = record.Example ? 1 : 0 });

    // What the police and the municipality did together is no more the part of the one that entered it than of the other.
    private static Party PartOf(ReportedRecord record) => record.IsJoint() ? Party.Unspecified : record.Party;

    /// <summary>Null when the record does not hold the number that the target counts.</summary>
    private static TallyAmount? Amount(TargetTerms target, ReportedRecord record)
    {
        if (target.Share is { } share)
        {
            return Share(share, record);
        }

        if (target.OnRequest is not null)
        {
            return Measured(record, record.Quantity, record.Asked);
        }

        if (target.Counting.Outcome.Length > 0)
        {
            return CountOf(record, target.Counting.Outcome) is { } count ? Counted(count, 0) : null;
        }

        if (target is { Coverage.Items.Count: 0, Counting.Unit: not Occasion and not "" } && record.CoveredItems.Count == 0
            && record.Unit != target.Counting.Unit)
        {
            // A visit that names no class was to some class, and which or how many is not known.
            return new TallyAmount(1, 0, 1, 1, 0, 0);
        }

        // Twenty-five pupils of one class are one class covered: only occasions, or the unit that the promise names, say how often.
        bool isTimes = target.Coverage is null || record.CoveredItems.Count == 0
            || record.Unit == Occasion || record.Unit == target.Counting.Unit;
        return isTimes ? Measured(record, record.Quantity, 0) : new TallyAmount(1, 0, 1, 0, 0, 0);
    }

    // A record that lists results and not the part found none of it; one that lists no results at all says nothing about the share.
    private static TallyAmount? Share(ShareGoal share, ReportedRecord record)
    {
        OutcomeTally part = CountOf(record, share.PartOutcome) ?? new OutcomeTally(share.PartOutcome, 0);
        if (share.WholeOutcome.Length > 0)
        {
            return CountOf(record, share.WholeOutcome) is { } whole ? Counted(part, whole.Count, whole.Precision) : null;
        }

        return record.Outcomes.Count > 0 ? Counted(part, Math.Clamp(record.Quantity, -TallyAmount.Largest, TallyAmount.Largest), record.Precision) : null;
    }

    // A source states each code once. A count from before there were limits is kept where sums of it still fit, and is judged as none.
    private static OutcomeTally? CountOf(ReportedRecord record, string outcome) =>
        record.Outcomes.FirstOrDefault(tally => tally.Code == outcome) is { } tally
            ? tally with { Count = Math.Clamp(tally.Count, -TallyAmount.Largest, TallyAmount.Largest) }
            : null;

    /// <summary>A result with its own precision, and for a share that of the whole: the share is no more exact than either.</summary>
    private static TallyAmount Counted(OutcomeTally part, long whole, Precision wholePrecision = Precision.Exact) => new(
        part.Count, whole, 1,
        part.Precision == Precision.Approximate || wholePrecision == Precision.Approximate ? 1 : 0,
        part.Precision == Precision.AtLeast || wholePrecision == Precision.AtLeast ? 1 : 0, 0);

    // The precision is that of the quantity, so it follows only where the quantity counts.
    private static TallyAmount Measured(ReportedRecord record, long amount, long whole) => new(
        Math.Clamp(amount, -TallyAmount.Largest, TallyAmount.Largest), Math.Clamp(whole, -TallyAmount.Largest, TallyAmount.Largest), 1,
        record.Precision == Precision.Approximate ? 1 : 0, record.Precision == Precision.AtLeast ? 1 : 0, 0);

    // A number for several items together cannot be divided between them; each was covered at least once.
    private static TallyAmount Once(TallyAmount amount) => amount with { Amount = Math.Min(amount.Amount, 1), Approximate = 0, LowerBounds = 0 };

    /// <summary>One empty item when the target has no items; none when the record covers none of those stated.</summary>
    private static IReadOnlyList<string> Items(CoverageGoal? coverage, ReportedRecord record)
    {
        if (coverage is null)
        {
            return [""];
        }

        if (coverage.RiskOccasions)
        {
            return [.. record.RiskOccasions
                .Where(named => IsStated(coverage, named.Occasion))
                .Select(named => RiskYears.Item(named.Occasion, named.Year))
                .Distinct()];
        }

        return coverage.Items.Count == 0 && record.CoveredItems.Count == 0
            ? [""]
            : [.. record.CoveredItems.Where(item => IsStated(coverage, item)).Distinct()];
    }

    private static bool IsStated(CoverageGoal coverage, string code) =>
        coverage.Items.Count == 0 || coverage.Items.Any(item => item.Code == code);

    private static bool Counts(AgreementRecorded agreement, TargetTerms target, DateSpan days)
    {
        DateSpan limits = CountedDays.Limits(agreement, target);
        return limits.Contains(days.Start) && limits.Contains(days.End) && CalendarWindows.CoverAll(agreement, target, days);
    }
}
