using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Indicator;

/// <summary>What was observed of an indicator on the day that decides.</summary>
/// <param name="Value">The value; null where its owner told how it had changed.</param>
/// <param name="Change">How it had changed; UNSPECIFIED for a value.</param>
/// <param name="IsGoalReached">True when it is what was promised.</param>
internal sealed record Observed(decimal? Value, ObservedChange Change, bool IsGoalReached)
{
    public bool IsChange => Change != ObservedChange.Unspecified;

    public static bool IsHigher(IndicatorGoal goal) => goal.Direction != Direction.Lower;

    /// <summary>
    /// The last one inside the period. Where there is none, the first one after it: the survey that was made when the period was over. Of
    /// two of one day the worse holds, so that nobody can choose.
    /// </summary>
    public static Observed? Deciding(TargetCase target, IndicatorGoal goal)
    {
        ILookup<bool, Tally> observed = target.Tallies.Where(tally => tally.Amount.Records > 0)
            .ToLookup(tally => target.Span is null || tally.Key.Date <= target.Span.End);
        DateOnly? day = observed[true].Max(tally => (DateOnly?)tally.Key.Date) ?? observed[false].Min(tally => (DateOnly?)tally.Key.Date);
        return target.Tallies
            .Where(tally => tally.Amount.Records > 0 && tally.Key.Date == day)
            .Select(tally => Of(tally.Key, goal))
            // A value says more than a change, of two that are as good.
            .OrderBy(one => one.IsGoalReached).ThenBy(one => one.IsChange).ThenBy(one => IsHigher(goal) ? one.Value : -one.Value).ThenBy(one => one.Change)
            .FirstOrDefault();
    }

    private static Observed Of(TallyKey key, IndicatorGoal goal) => key.Value() is { } value
        ? new(value, ObservedChange.Unspecified, IsReached(value, goal))
        : new(null, key.Change(), key.Change() == (IsHigher(goal) ? ObservedChange.Higher : ObservedChange.Lower));

    private static bool IsReached(decimal value, IndicatorGoal goal) => (goal.Goal, IsHigher(goal)) switch
    {
        ({ } number, true) => value >= number,
        ({ } number, false) => value <= number,
        (null, true) => value > goal.Baseline,
        (null, false) => value < goal.Baseline,
    };
}
