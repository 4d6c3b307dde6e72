using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Every item of a stated set, so many times in each window; for risk occasions each occasion in each year.</summary>
internal sealed class CoverageKind : TargetKind
{
    public override string Name => "coverage";

    public override bool IsOf(TargetTerms target) => target.Coverage is not null;

    public override TargetVerdict Judge(TargetCase target) => CoverageJudging.Of(target, target.Target.Coverage!);

    public override bool CountsActivities(TargetTerms target) => true;

    public override TallyAmount? Amount(TargetTerms target, ReportedRecord record)
    {
        if (target.Counting.Outcome.Length > 0)
        {
            return base.Amount(target, record);
        }

        if (target is { Coverage.Items.Count: 0, Counting.Unit: not CountUnits.Occasion and not "" } && record.CoveredItems.Count == 0
            && record.Unit != target.Counting.Unit)
        {
            // A visit that names no class was to some class, and which or how many is not known.
            return new TallyAmount(1, 0, 1, 1, 0, 0);
        }

        // Twenty-five pupils of one class are one class covered: only occasions, or the unit that the promise names, say how often.
        bool isTimes = record.CoveredItems.Count == 0 || record.Unit == CountUnits.Occasion || record.Unit == target.Counting.Unit;
        return isTimes ? RecordAmount.OfQuantity(record) : new TallyAmount(1, 0, 1, 0, 0, 0);
    }

    /// <summary>The unit names what an item is, so a visit to a class counts for "alla klasser" as well as a number of classes does.</summary>
    public override bool IsInUnit(TargetTerms target, ReportedRecord record) =>
        base.IsInUnit(target, record) || record.Unit == CountUnits.Occasion || record.CoveredItems.Count > 0;

    public override IReadOnlyList<string> Items(TargetTerms target, ReportedRecord record)
    {
        CoverageGoal goal = target.Coverage!;
        if (goal.RiskOccasions)
        {
            return [.. record.RiskOccasions
                .Where(named => IsStated(goal, named.Occasion))
                .Select(named => RiskYears.Item(named.Occasion, named.Year))
                .Distinct()];
        }

        return goal.Items.Count == 0 && record.CoveredItems.Count == 0
            ? [""]
            : [.. record.CoveredItems.Where(item => IsStated(goal, item)).Distinct()];
    }

    public override bool IsItemInPeriod(AgreementRecorded agreement, TargetTerms target, string item) =>
        !target.Coverage!.RiskOccasions || RiskYears.IsInPeriod(item, agreement, CountedDays.Limits(agreement, target));

    public override Per PerOf(TargetTerms target) => target.Coverage!.Per;

    public override WindowTerms WindowsOf(TargetTerms target) =>
        new(target.Coverage!.Per, []) { Every = Math.Max(1, target.Coverage.Every), From = target.Coverage.EveryFrom };

    // A risk occasion is reported by name, so no figure over several of them has to be taken apart.
    public override bool HasWindows(TargetTerms target) => !target.Coverage!.RiskOccasions && base.HasWindows(target);

    public override void Say(JudgedTarget target, Passage passage)
    {
        CoverageGoal goal = target.Result.Target.Coverage!;
        if (goal is { RiskOccasions: true, Items.Count: > 0 })
        {
            RiskOccasionSentence.Say(target, passage);
        }
        else
        {
            CoverageSentence.Say(target, goal, passage);
        }
    }

    // Of a listed set the unit is the item's, and not the noun's.
    public override CountingTerms NounOf(TargetTerms target) =>
        target.Coverage!.Items.Count > 0 ? target.Counting with { Unit = "" } : target.Counting;

    public override (BothLanguages One, BothLanguages Many) RemainingNoun(TargetTerms target, AgreementRecorded agreement) =>
        target.Coverage!.RiskOccasions
            ? (new("risktillfälle", "risk occasion"), new("risktillfällen", "risk occasions"))
            : base.RemainingNoun(target, agreement);

    public override BothLanguages OtherItem(TargetTerms target, ReportedRecord record) => target.Coverage!.RiskOccasions
        ? new("uppgiften anger inget av de utlovade risktillfällena", "the record names none of the promised risk occasions")
        : base.OtherItem(target, record);

    // Of a listed set the number is of items that are kept.
    public override bool NumberIsAmount(TargetTerms target) => target.Coverage is { Items.Count: 0, RiskOccasions: false };

    public override bool AmountIsQuantity(TargetTerms target) => false;

    private static bool IsStated(CoverageGoal goal, string code) => goal.Items.Count == 0 || goal.Items.Any(item => item.Code == code);
}
