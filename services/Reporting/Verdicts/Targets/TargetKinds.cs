using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>Every kind of target, one line each.</summary>
internal static class TargetKinds
{
    // What is stored without a goal is shown as work that is described: nothing of it can be measured.
    private static readonly TargetKind WithoutGoal = new Qualitative.QualitativeKind();

    private static readonly TargetKind[] Kinds =
    [
        new Occasions.OccasionsKind(),
        new Share.ShareKind(),
        new Coverage.CoverageKind(),
        new Milestone.MilestoneKind(),
        new OnRequest.OnRequestKind(),
        new Indicator.IndicatorKind(),
        WithoutGoal,
    ];

    public static IReadOnlyList<TargetKind> All => Kinds;

    /// <summary>The kind of the goal that a target states.</summary>
    public static TargetKind Of(TargetTerms target)
    {
        // Asked for every record that is counted: a loop over an array allocates nothing.
        foreach (TargetKind kind in Kinds)
        {
            if (kind.IsOf(target))
            {
                return kind;
            }
        }

        return WithoutGoal;
    }
}
