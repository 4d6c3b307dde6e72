using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets.Coverage;
using Medborgarlofte.Reporting.Verdicts.Targets.Indicator;
using Medborgarlofte.Reporting.Verdicts.Targets.Milestone;
using Medborgarlofte.Reporting.Verdicts.Targets.Occasions;
using Medborgarlofte.Reporting.Verdicts.Targets.OnRequest;
using Medborgarlofte.Reporting.Verdicts.Targets.Qualitative;
using Medborgarlofte.Reporting.Verdicts.Targets.Share;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>Every kind of target, one line each.</summary>
internal static class TargetKinds
{
    // What is stored without a goal is shown as work that is described: nothing of it can be measured.
    private static readonly TargetKind WithoutGoal = new QualitativeKind();

    public static readonly IReadOnlyList<TargetKind> All =
    [
        new OccasionsKind(),
        new ShareKind(),
        new CoverageKind(),
        new MilestoneKind(),
        new OnRequestKind(),
        new IndicatorKind(),
        WithoutGoal,
    ];

    public static TargetKind Of(TargetTerms target)
    {
        // A loop, since every record that is counted asks: LINQ would allocate each time.
        for (int index = 0; index < All.Count; index++)
        {
            if (All[index].IsOf(target))
            {
                return All[index];
            }
        }

        return WithoutGoal;
    }
}
