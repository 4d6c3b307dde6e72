using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A measured value with a direction, often decided by somebody else. Activities are not observations of it.</summary>
internal static partial class Judge
{
    private static TargetVerdict Indicator(TargetCase target, IndicatorGoal goal)
    {
        // With neither a value to reach nor one to move from, there is nothing to compare an observation with.
        Outcome outcome = goal.Goal is null && goal.Baseline is null ? Outcome.NotMeasurable : target.Undecided;
        return target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable);
    }
}
