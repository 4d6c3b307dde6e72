using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Judges a set item by item, in each window anew.</summary>
internal static class CoverageJudging
{
    public static TargetVerdict Of(TargetCase target, CoverageGoal goal)
    {
        if (goal.Items.Count == 0)
        {
            return UnknownSet(target, goal);
        }

        Bounds bounds = new(Math.Max(1, goal.Times), null);
        JudgedCells cells = JudgedCells.Of(target, SeriesOf(target, goal), bounds, key => key.Item);
        Outcome outcome = cells.OutcomeOf(target);
        bool hasWindows = goal.RiskOccasions || goal.Per != Per.Period;
        return target.Verdict(outcome, Pacing.Of(target, bounds, outcome, cells)).WithCount(cells.Count(WindowState.Met)) with
        {
            Required = cells.Judged > 0 ? cells.Judged : null,
            Comparison = Comparison.AtLeast,
            Per = goal.RiskOccasions ? Per.Year : goal.Per,
            Windows = hasWindows ? cells.Summary : null,
            Rescue = RescueRate.Of(target, bounds, outcome, cells),
            Details = cells.Details,
        };
    }

    private static IEnumerable<IReadOnlyList<Cell>> SeriesOf(TargetCase target, CoverageGoal goal)
    {
        if (goal.RiskOccasions)
        {
            // Each occasion of each year is reported by name, so each is a series of its own.
            return target.Span is { } span ? RiskYears.Of(target.Agreement, goal, span).Select(cell => new[] { cell }) : [];
        }

        IReadOnlyList<Window> windows = target.Windows();
        return goal.Items.Select(item => Cell.Of(windows, item.Code, item.Name));
    }

    // "Alla klasser" that nobody has listed: what was covered is shown, and whether it was all of them cannot be said.
    private static TargetVerdict UnknownSet(TargetCase target, CoverageGoal goal)
    {
        Outcome outcome = target.IsKnownAtEnd ? Outcome.NotMeasurable : target.Undecided;
        ILookup<string, Tally> items = target.Tallies.Where(tally => tally.Amount.Records > 0).ToLookup(tally => tally.Key.Item);
        long named = items.Count(item => item.Key.Length > 0);
        long unnamed = items[""].Sum(tally => tally.Amount.Amount);
        return target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable).WithCount(named + unnamed) with { Per = goal.Per };
    }
}
