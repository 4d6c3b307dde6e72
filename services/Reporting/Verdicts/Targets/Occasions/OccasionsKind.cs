using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number of occasions in the period or in each window, together or in each area.</summary>
internal sealed class OccasionsKind : TargetKind
{
    public override string Name => "occasions";

    public override bool IsOf(TargetTerms target) => target.Occasions is not null;

    public override TargetVerdict Judge(TargetCase target) => OccasionsJudging.Of(target, target.Target.Occasions!);

    public override bool CountsActivities(TargetTerms target) => true;

    public override Per PerOf(TargetTerms target) => target.Occasions!.Per;

    public override IReadOnlyList<Season> SeasonsOf(TargetTerms target) => target.Occasions!.Seasons;
}
