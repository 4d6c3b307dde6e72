using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Qualitative;

/// <summary>
/// Work that is described, not counted: it never gets a percentage. Where the agreement says which kinds belong to it, what was done is
/// shown as a number with nothing to compare it with; when the period is over, whether that was enough is not for a rule to say.
/// </summary>
internal sealed class QualitativeKind : TargetKind
{
    public override string Name => "qualitative";

    public override bool IsOf(TargetTerms target) => target.Qualitative is not null;

    public override TargetVerdict Judge(TargetCase target)
    {
        // Of work that its parties declare that there was none, a rule can say that it was not enough.
        Outcome outcome = IsDeclaredUndone(target) ? Outcome.NotFulfilled
            : target.IsKnownAtEnd ? Outcome.NotMeasurable
            : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable);
        return NamesKinds(target.Target) ? verdict.WithCount(target.Total.Amount) : verdict;
    }

    public override bool CountsActivities(TargetTerms target) => IsOf(target) && NamesKinds(target);

    public override void Say(JudgedTarget target, Passage passage) =>
        QualitativeSentence.Say(target, target.Result.Target.Qualitative ?? new QualitativeGoal(0), passage);

    private static bool IsDeclaredUndone(TargetCase target) =>
        target.IsOver && !target.IsReported && NamesKinds(target.Target) && target.Declared.Cover(target.Span!);

    private static bool NamesKinds(TargetTerms target) => target.Counting.Rules().Any(rule => rule.Kinds.Count > 0);
}
