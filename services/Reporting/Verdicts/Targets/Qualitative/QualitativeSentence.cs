using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Qualitative;

/// <summary>Work that is described, not counted. What has been reported is said, and never as a part of anything.</summary>
internal static class QualitativeSentence
{
    public static void Say(JudgedTarget target, QualitativeGoal goal, Passage passage)
    {
        passage.Say("åtagandet saknar ett mätbart mål", "the commitment has no measurable target");
        if (target.HasNotBegun)
        {
            passage.Say($"det gäller från {SpokenDate.Swedish(target.Span!.Start)}", $"it applies from {SpokenDate.English(target.Span!.Start)}");
            return;
        }

        if (target.Result.IsNarrated && !HasNumber(target))
        {
            passage.Say("arbetet är beskrivet med ord", "the work has been described in words");
        }
        else
        {
            passage.Say(target.Reported());
        }

        if (goal.DescribedInMonth is >= 1 and <= 12)
        {
            passage.Say($"arbetet ska beskrivas i {MonthNames.Swedish(goal.DescribedInMonth)} varje år",
                $"the work is to be described in {MonthNames.English(goal.DescribedInMonth)} each year");
        }
    }

    private static bool HasNumber(JudgedTarget target) => target.IsSilent ? target.Result.Records > 0 : target.Count.Number > 0;
}
