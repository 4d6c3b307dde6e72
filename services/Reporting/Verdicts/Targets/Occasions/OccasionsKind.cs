using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number of occasions in the period or in each window, together or in each area.</summary>
internal sealed class OccasionsKind : TargetKind
{
    public override string Name => "occasions";

    public override bool IsOf(TargetTerms target) => target.Occasions is not null;

    public override TargetVerdict Judge(TargetCase target) => OccasionsJudging.Of(target, target.Target.Occasions!);

    public override bool CountsActivities(TargetTerms target) => true;

    public override Per PerOf(TargetTerms target) => target.Occasions!.Per;

    public override WindowTerms WindowsOf(TargetTerms target)
    {
        OccasionsGoal goal = target.Occasions!;
        return new(goal.Per, goal.Seasons)
        {
            Every = Math.Max(1, goal.Every),
            From = goal.EveryFrom,
            Weekdays = goal.Per == Per.Day ? target.Counting.InCommon().Weekdays : [],
        };
    }

    public override void Say(JudgedTarget target, Passage passage) => OccasionsSentence.Say(target, passage);

    public override BothLanguages? PromisedNumber(JudgedTarget target) => OccasionsSentence.IsTotal(target) ? target.BoundAlone() : null;

    public override long Shortfall(JudgedTarget target) => target.IsEachArea ? 0 : Math.Max(0, target.Bound.Number - target.Count.Number);

    public override bool IsExceeded(JudgedTarget target) => !target.IsEachArea && target.Bound.IsExceededBy(target.Count.Number);

    public override IReadOnlyList<(DateOnly Day, long Total)> Progress(TargetVerdict verdict, IEnumerable<Tally> tallies, DateOnly day) =>
        ProgressSeries.Of(verdict, tallies, day);
}
