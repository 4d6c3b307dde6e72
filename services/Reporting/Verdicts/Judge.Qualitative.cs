using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Work that is described, not counted: it never gets a percentage. Where the agreement says which kinds belong to it, what was done is
/// shown as a number with nothing to compare it with; when the period is over, whether that was enough is not for a rule to say.
/// </summary>
internal static partial class Judge
{
    private static TargetVerdict Qualitative(TargetCase target)
    {
        Outcome outcome = target.IsTold ? Outcome.NotMeasurable : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable);
        return target.Target.Counting.Rules().Any(rule => rule.Kinds.Count > 0) ? verdict.Counted(target.Total.Amount) : verdict;
    }
}
