using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Every item of a stated set, so many times in each window; for risk occasions each occasion in each year.</summary>
internal sealed class CoverageKind : TargetKind
{
    public override string Name => "coverage";

    public override bool IsOf(TargetTerms target) => target.Coverage is not null;

    public override TargetVerdict Judge(TargetCase target) => CoverageJudging.Of(target, target.Target.Coverage!);
}
