using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Milestone;

/// <summary>The names of a milestone's steps by how they went, each group in the order of the signed text.</summary>
internal sealed record ReachedSteps(BothLanguages[] InTime, BothLanguages[] Late, BothLanguages[] Open, BothLanguages[] NotReported)
{
    public int All => InTime.Length + Late.Length + Open.Length + NotReported.Length;

    public static ReachedSteps Of(JudgedTarget target, MilestoneGoal goal)
    {
        Dictionary<string, WindowState> states =
            target.Result.Details.DistinctBy(step => step.Label).ToDictionary(step => step.Label, step => step.State);
        ILookup<WindowState, BothLanguages> steps =
            goal.Steps.ToLookup(step => states.GetValueOrDefault(step.Code, WindowState.Open), step => step.Name);
        return new([.. steps[WindowState.Met]], [.. steps[WindowState.Missed]], [.. steps[WindowState.Open]], [.. steps[WindowState.NotReported]]);
    }
}
