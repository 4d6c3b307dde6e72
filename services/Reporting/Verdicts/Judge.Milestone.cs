using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Steps to reach by a day, in any order.</summary>
internal static partial class Judge
{
    private static TargetVerdict Milestone(TargetCase target, MilestoneGoal goal)
    {
        WindowVerdict[] steps = [.. goal.Steps.Select(step => StepVerdict(target, step))];
        int reached = steps.Count(step => step.Count > 0);
        Outcome outcome = steps.Length == 0 ? Outcome.NotMeasurable
            : steps.Any(step => step.State == WindowState.Missed) ? Outcome.NotFulfilled
            : steps.All(step => step.State == WindowState.Met) ? Outcome.Fulfilled
            : target.Undecided;
        return target.Verdict(outcome, MilestonePace(target, outcome)).Counted(reached) with
        {
            Required = steps.Length,
            Comparison = Comparison.AtLeast,
            Details = steps,
            Rescue = outcome is Outcome.InProgress or Outcome.NotStarted && target is { HasBegun: true, Span: not null }
                ? new RescueNumber(steps.Length - reached, null, Per.Period)
                : null,
        };
    }

    /// <summary>The earliest report of a step holds, and its day is shown. Unreported steps are not taken as missed.</summary>
    private static WindowVerdict StepVerdict(TargetCase target, MilestoneStepTerms step)
    {
        DateOnly? reached = target.Tallies
            .Where(tally => tally.Key.Item == step.Code && tally.Amount.Records > 0)
            .Min(tally => (DateOnly?)tally.Key.Date);
        WindowState state = reached is null ? target.IsOver ? WindowState.NotReported : WindowState.Open
            : target.Span is { } span && reached > span.End ? WindowState.Missed
            : WindowState.Met;
        return new WindowVerdict(step.Code, step.Name, reached is { } day ? new DateSpan(day, day) : null, reached is null ? 0 : 1, state);
    }

    // A step has no even pace: it is reached or not.
    private static Pace MilestonePace(TargetCase target, Outcome outcome) =>
        target.IsOver || outcome == Outcome.Fulfilled ? Pace.Finished : Pace.OnTrack;
}
