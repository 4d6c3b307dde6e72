using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A commitment with several targets is kept when all are: the worst of them stands for it.</summary>
internal static class Worst
{
    private static readonly Outcome[] Outcomes =
    [
        Outcome.NotFulfilled, Outcome.NotReported, Outcome.InProgress, Outcome.NotStarted, Outcome.NotRequested, Outcome.Fulfilled,
    ];

    private static readonly Pace[] Paces = [Pace.OutOfReach, Pace.Behind, Pace.OnTrack, Pace.Ahead, Pace.Finished];

    /// <summary>Not measurable only when nothing of it is.</summary>
    public static Outcome Of(IReadOnlyCollection<TargetVerdict> targets)
    {
        // What is still awaited takes nothing from what stands beside it.
        HashSet<Outcome> outcomes = [.. targets.Select(target => target.IsAwaited ? Outcome.NotStarted : target.Outcome)];
        Outcome worst = Outcomes.FirstOrDefault(outcomes.Contains, Outcome.NotMeasurable);
        return worst != Outcome.NotStarted ? worst
            // What has been kept in part has been started.
            : outcomes.Contains(Outcome.Fulfilled) ? Outcome.InProgress
            : targets.Any(target => target.IsAwaited) ? Outcome.NotReported
            : Outcome.NotStarted;
    }

    public static Pace Of(IReadOnlyCollection<Pace> paces) => Paces.FirstOrDefault(paces.Contains, Pace.NotApplicable);
}
