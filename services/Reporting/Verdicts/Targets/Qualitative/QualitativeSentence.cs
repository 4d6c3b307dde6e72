using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Qualitative;

/// <summary>Work that is described, not counted. What has been reported is said, and never as a part of anything.</summary>
internal static class QualitativeSentence
{
    public static void Say(JudgedTarget target, QualitativeGoal goal, Passage passage)
    {
        passage.SayOnce(WithoutMeasure(target));
        if (target.HasNotBegun)
        {
            passage.SayOnce($"det gäller från {SpokenDate.Swedish(target.Span!.Start)}", $"it applies from {SpokenDate.English(target.Span!.Start)}");
            return;
        }

        if (target.Result.IsNarrated && !HasNumber(target))
        {
            passage.SayOnce("arbetet är beskrivet med ord", "the work has been described in words");
        }
        else if (!LeftOutText.Lead(target, passage))
        {
            passage.SayOnce(target.Reported());
            LeftOutText.Say(target, passage);
        }

        if (target is { Alone: true, Outcome: Outcome.NotFulfilled })
        {
            Closing.Say(target, passage);
        }

        if (goal.DescribedInMonth is >= 1 and <= 12)
        {
            passage.Say($"arbetet ska beskrivas i {MonthNames.Swedish(goal.DescribedInMonth)} varje år",
                $"the work is to be described in {MonthNames.English(goal.DescribedInMonth)} each year");
        }
    }

    private static BothLanguages WithoutMeasure(JudgedTarget target)
    {
        IReadOnlyList<TargetVerdict> all = target.Verdict.Targets;
        int described = all.Count(other => other.Target.Qualitative is not null);
        if (described == all.Count)
        {
            return new("åtagandet saknar ett mätbart mål", "the commitment has no measurable target");
        }

        return described > 1 ? new("flera delar av åtagandet har inget mätbart mål", "several parts of the commitment have no measurable target")
            : all.Count == 2 && all[1] == target.Result ? new("den andra delen har inget mätbart mål", "the other part has no measurable target")
            : new("en del av åtagandet har inget mätbart mål", "a part of the commitment has no measurable target");
    }

    private static bool HasNumber(JudgedTarget target) => target.IsSilent ? target.Result.Records > 0 : target.Count.Number > 0;
}
