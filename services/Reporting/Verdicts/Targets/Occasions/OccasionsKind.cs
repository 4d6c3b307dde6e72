using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number of occasions in the period or in each window, together or in each area.</summary>
internal sealed class OccasionsKind : TargetKind
{
    public override string Name => "occasions";

    public override bool IsOf(TargetTerms target) => target.Occasions is not null;

    public override TargetVerdict Judge(TargetCase target) => OccasionsJudging.Of(target, target.Target.Occasions!);
}
