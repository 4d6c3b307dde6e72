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
        Outcome outcome = cells.OutcomeOf(target);
        bool isCadence = goal.Per != Per.Period;
        return target.Verdict(outcome, Pacing.Of(target, bounds, outcome, cells)).WithCount(target.Total.Amount) with
        {
            Required = cells.Judged > 0 ? goal.Number * cells.Judged : null,
            RequiredUpper = goal.Comparison == Comparison.Between && cells.Judged > 0 ? goal.UpperNumber * cells.Judged : null,
            Comparison = goal.Comparison,
            Per = goal.Per,
            Windows = isCadence ? cells.Summary : null,
            Rescue = RescueRate.Of(target, bounds, outcome, cells),
            Details = isCadence || eachArea ? cells.Details : [],
        };
    }

    private static Bounds BoundsOf(OccasionsGoal goal) => goal.Comparison switch
    {
        Comparison.AtMost => new Bounds(0, goal.Number),
        Comparison.Exactly => new Bounds(goal.Number, goal.Number),
        Comparison.Between => new Bounds(goal.Number, goal.UpperNumber),
        _ => new Bounds(goal.Number, null),
    };

    private static IEnumerable<IReadOnlyList<Cell>> SeriesOf(TargetCase target, OccasionsGoal goal, bool eachArea)
    {
        IReadOnlyList<Window> windows = target.Windows(goal.Per, goal.Seasons);
        return eachArea
            ? target.Target.Counting.Areas.Select(area => Cell.Of(windows, area, AreaName(target.Agreement, area)))
            : [Cell.Of(windows)];
    }

    private static string AreaName(AgreementRecorded agreement, string code) =>
        agreement.Areas.FirstOrDefault(area => area.Code == code)?.Name ?? code;
}
