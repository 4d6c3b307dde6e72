using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Milestone;

/// <summary>The names of a milestone's steps by how they went, each group in the order of the signed text.</summary>
/// <param name="InTime">Reached by the last day.</param>
/// <param name="Late">Reached after it.</param>
/// <param name="Open">Not reached, and not due.</param>
/// <param name="NotReported">Due, and not reported.</param>
/// <param name="Undated">Reached, and whether that was in time is not known.</param>
internal sealed record ReachedSteps(BothLanguages[] InTime, BothLanguages[] Late, BothLanguages[] Open, BothLanguages[] NotReported, BothLanguages[] Undated)
{
    public int All => InTime.Length + Late.Length + Open.Length + NotReported.Length + Undated.Length;

    public static ReachedSteps Of(JudgedTarget target, MilestoneGoal goal)
    {
        Dictionary<string, WindowVerdict> verdicts = target.Result.Details.DistinctBy(step => step.Label).ToDictionary(step => step.Label);
        BothLanguages[] Those(WindowState state, bool reached) =>
        [
            .. goal.Steps.Where(step => verdicts.GetValueOrDefault(step.Code) is { } verdict
                ? verdict.State == state && (state != WindowState.NotReported || verdict.Count > 0 == reached)
                : state == WindowState.Open).Select(step => step.Name),
        ];
        return new(Those(WindowState.Met, true), Those(WindowState.Missed, true), Those(WindowState.Open, false),
            Those(WindowState.NotReported, false), Those(WindowState.NotReported, true));
    }
}
