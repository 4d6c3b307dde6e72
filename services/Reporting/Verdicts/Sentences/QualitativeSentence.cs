using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

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
            passage.Say(Reported(target));
        }

        if (goal.DescribedInMonth is >= 1 and <= 12)
        {
            passage.Say($"arbetet ska beskrivas i {SpokenDate.SwedishMonth(goal.DescribedInMonth)} varje år",
                $"the work is to be described in {SpokenDate.EnglishMonth(goal.DescribedInMonth)} each year");
        }
    }

    private static bool HasNumber(JudgedTarget target) => target.IsSilent ? target.Result.Records > 0 : target.Count.Number > 0;

    /// <summary>"Fem trafikkontroller är redovisade".</summary>
    public static BothLanguages Reported(JudgedTarget target)
    {
        Quantity count = target.Count with { Number = target.IsSilent ? target.Result.Records : target.Count.Number };
        if (count.Number == 0)
        {
            return target.IsOver
                ? new("inget är redovisat", "nothing has been reported")
                : new("inget är redovisat än", "nothing has been reported yet");
        }

        BothLanguages amount = target.Noun.Amount(count);
        return new($"{amount.Sv} är {OccasionPhrases.ReportedForm(!count.IsOne, target.Noun.Gender)}",
            $"{amount.En} {(count.IsOne ? "has" : "have")} been reported");
    }
}
