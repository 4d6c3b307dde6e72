using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A measured value with a direction, often decided by somebody else. Activities are not observations of it.</summary>
internal static partial class Judge
{
    private static TargetVerdict Indicator(TargetCase target, IndicatorGoal goal)
    {
        decimal? value = Deciding(target, goal);
        Outcome outcome = goal.Goal is null && goal.Baseline is null
            // With neither a value to reach nor one to move from, there is nothing to compare an observation with.
            ? Outcome.NotMeasurable
            // A value may move back again, so while the period runs it decides nothing.
            : value is null || !(target.IsOver || target.Span is null) ? target.Undecided
            : IsReached(value.Value, goal) ? Outcome.Fulfilled
            // Without a period there is no day on which it had to be reached.
            : target.IsOver ? Outcome.NotFulfilled : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable) with
        {
            Required = goal.Goal,
            Comparison = goal.Goal is null ? Comparison.Unspecified : IsHigher(goal) ? Comparison.AtLeast : Comparison.AtMost,
        };
        return value is { } observed ? verdict with { Count = observed } : verdict;
    }

    /// <summary>
    /// The last value observed inside the period. Where there is none, the first one after it: the survey that was made when the period
    /// was over. Of two values of one day the worse holds, so that nobody can choose.
    /// </summary>
    private static decimal? Deciding(TargetCase target, IndicatorGoal goal)
    {
        ILookup<bool, Tally> observed = target.Tallies.Where(tally => tally.Amount.Records > 0)
            .ToLookup(tally => target.Span is null || tally.Key.Date <= target.Span.End);
        DateOnly? day = observed[true].Max(tally => (DateOnly?)tally.Key.Date) ?? observed[false].Min(tally => (DateOnly?)tally.Key.Date);
        IEnumerable<decimal> values = target.Tallies.Where(tally => tally.Amount.Records > 0 && tally.Key.Date == day).Select(tally => tally.Key.Value());
        return day is null ? null : IsHigher(goal) ? values.Min() : values.Max();
    }

    private static bool IsReached(decimal value, IndicatorGoal goal) => (goal.Goal, IsHigher(goal)) switch
    {
        ({ } number, true) => value >= number,
        ({ } number, false) => value <= number,
        (null, true) => value > goal.Baseline,
        (null, false) => value < goal.Baseline,
    };

    private static bool IsHigher(IndicatorGoal goal) => goal.Direction != Direction.Lower;
}
