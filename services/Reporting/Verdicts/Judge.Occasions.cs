using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A number of occasions in the period or in each window, together or in each area.</summary>
internal static partial class Judge
{
    private static TargetVerdict Occasions(TargetCase target, OccasionsGoal goal)
    {
        Bounds bounds = Bounds.Of(goal);
        bool eachArea = goal.EachArea && target.Target.Counting.Areas.Count > 0;
        JudgedCells cells = JudgeSeries(target, OccasionSeries(target, goal, eachArea), bounds, key => eachArea ? key.Area : "");
        Outcome outcome = OutcomeOf(target, cells);
        bool isCadence = goal.Per != Per.Period;
        return target.Verdict(outcome, Pacing.Of(target, bounds, outcome, cells)).Counted(target.Total.Amount) with
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

    private static IEnumerable<IReadOnlyList<Cell>> OccasionSeries(TargetCase target, OccasionsGoal goal, bool eachArea)
    {
        IReadOnlyList<Window> windows = WindowsOf(target, goal.Per, goal.Seasons);
        return eachArea
            ? target.Target.Counting.Areas.Select(area => Cell.Of(windows, area, AreaName(target.Agreement, area)))
            : [Cell.Of(windows)];
    }

    // Without a period the whole of time is one window, and windows by the calendar have no end.
    private static IReadOnlyList<Window> WindowsOf(TargetCase target, Per per, IReadOnlyList<Season> seasons) =>
        target.Span is null && per != Per.Period
            ? []
            : CalendarWindows.Of(target.Agreement, per, seasons, target.Span ?? CountedDays.Limits(target.Agreement, target.Target));

    private static string AreaName(AgreementRecorded agreement, string code) =>
        agreement.Areas.FirstOrDefault(area => area.Code == code)?.Name ?? code;
}
