using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>Judges a number of occasions window by window, and area by area where it holds for each.</summary>
internal static class OccasionsJudging
{
    public static TargetVerdict Of(TargetCase target, OccasionsGoal goal)
    {
        Bounds bounds = BoundsOf(goal);
        bool eachArea = goal.EachArea && target.Target.Counting.Areas.Count > 0;
        JudgedCells cells = JudgedCells.Of(target, SeriesOf(target, goal, eachArea), bounds, key => eachArea ? key.Area : "");
        JudgedCells? areas = goal.AllAreas ? AreasOf(target) : null;
        Outcome outcome = Both(target, cells.OutcomeOf(target), areas?.OutcomeOf(target));
        bool isCadence = goal.Per != Per.Period;
        return target.Verdict(outcome, Pacing.Of(target, bounds, outcome, cells)).WithCount(target.Total.Amount) with
        {
            Required = cells.Judged > 0 ? goal.Number * cells.Judged : null,
            RequiredUpper = goal.Comparison == Comparison.Between && cells.Judged > 0 ? goal.UpperNumber * cells.Judged : null,
            UpperIsCeiling = goal is { Comparison: Comparison.Between, UpperIsCeiling: true },
            EachArea = eachArea && target.Target.Counting.Areas.Count > 1,
            Comparison = goal.Comparison,
            Per = goal.Per,
            Windows = isCadence ? cells.Summary : null,
            Rescue = RescueRate.Of(target, bounds, outcome, cells),
            Details = areas?.Details ?? (isCadence || eachArea ? cells.Details : []),
        };
    }

    /// <summary>"I hela kommunen": each area, where at least one is needed.</summary>
    private static JudgedCells AreasOf(TargetCase target)
    {
        IReadOnlyList<Window> period = target.Windows();
        IEnumerable<IReadOnlyList<Cell>> areas = AllAreas.Of(target.Target, target.Agreement).Select(area => Cell.Of(period, area, AreaName(target.Agreement, area)));
        return JudgedCells.Of(target, areas, new Bounds(1, null), key => key.Area);
    }

    /// <summary>The number and, where it is promised, that every area has some of it.</summary>
    private static Outcome Both(TargetCase target, Outcome number, Outcome? areas) => (number, areas) switch
    {
        (_, null) => number,
        (Outcome.NotFulfilled, _) or (_, Outcome.NotFulfilled) => Outcome.NotFulfilled,
        (Outcome.Fulfilled, Outcome.Fulfilled) => Outcome.Fulfilled,
        _ => target.Undecided,
    };

    private static Bounds BoundsOf(OccasionsGoal goal) => goal.Comparison switch
    {
        Comparison.AtMost => new Bounds(0, goal.Number),
        Comparison.Exactly => new Bounds(goal.Number, goal.Number),
        // "Två till tre" is a promise of two, and nobody is let down by four.
        Comparison.Between => new Bounds(goal.Number, goal.UpperIsCeiling ? goal.UpperNumber : null),
        _ => new Bounds(goal.Number, null),
    };

    private static IEnumerable<IReadOnlyList<Cell>> SeriesOf(TargetCase target, OccasionsGoal goal, bool eachArea)
    {
        IReadOnlyList<Window> windows = target.Windows();
        return eachArea
            ? target.Target.Counting.Areas.Select(area => Cell.Of(windows, area, AreaName(target.Agreement, area)))
            : [Cell.Of(windows)];
    }

    private static string AreaName(AgreementRecorded agreement, string code) =>
        agreement.Areas.FirstOrDefault(area => area.Code == code)?.Name ?? code;
}
