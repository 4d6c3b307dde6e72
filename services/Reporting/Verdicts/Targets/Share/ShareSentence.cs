using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Share;

/// <summary>A share: "Andelen förstagångsanvändare bland redovisade narkotikabrott är 23 procent".</summary>
internal static class ShareSentence
{
    public static void Say(JudgedTarget target, ShareGoal goal, Passage passage)
    {
        (string svBound, string enBound) = goal.Comparison == Comparison.AtMost ? ("högst", "at most") : ("minst", "at least");
        BothLanguages bound = new($"{svBound} {goal.Percent} procent", $"{enBound} {goal.Percent} per cent");
        BothLanguages by = EachShareSentence.By(goal);
        if (target.HasNotBegun)
        {
            DateOnly start = target.Span!.Start;
            passage.Say($"målet om {bound.Sv} {Part(target, goal).Sv} bland {Whole(target, goal).Sv}{by.Sv} gäller från {SpokenDate.Swedish(start)}",
                $"the goal of {bound.En} {Part(target, goal).En} among {Whole(target, goal).En}{by.En} applies from {SpokenDate.English(start)}");
            return;
        }

        passage.Say(Clause(target, goal));
        passage.Say(target.Outcome == Outcome.Fulfilled
            ? new($"målet är {bound.Sv}{by.Sv} och är därmed nått", $"the goal is {bound.En}{by.En} and has thereby been reached")
            : new($"målet är {bound.Sv}{by.Sv.TrimEnd(',')}", $"the goal is {bound.En}{by.En.TrimEnd(',')}"));
        EachShareSentence.SayLacking(target, goal, Noun(target, goal), passage);
        Closing.Say(target, passage);
    }

    private static BothLanguages Clause(JudgedTarget target, ShareGoal goal)
    {
        BothLanguages whole = Whole(target, goal);
        (string svYet, string enYet) = target.IsOver ? ("inte", "not been reported") : ("ännu inte", "not been reported yet");
        if (target is { Outcome: Outcome.NotMeasurable, IsOver: true, IsSilent: true })
        {
            return new($"inga {whole.Sv} är redovisade, så andelen {Part(target, goal).Sv} kan inte beräknas",
                $"no {whole.En} have been reported, so the share of {Part(target, goal).En} cannot be calculated");
        }

        if (target.Result.Count is not { } value)
        {
            return new($"andelen {Part(target, goal).Sv} bland {whole.Sv} är {svYet} redovisad",
                $"the share of {Part(target, goal).En} among {whole.En} has {enYet}");
        }

        if (target.Result.Hiding != Hiding.None)
        {
            return new($"andelen {Part(target, goal).Sv} bland redovisade {whole.Sv} visas inte, eftersom den gäller färre än fem personer",
                $"the share of {Part(target, goal).En} among reported {whole.En} is not shown, as it is about fewer than five people");
        }

        if (EachShareSentence.Numbers(target, goal) is { } numbers)
        {
            BothLanguages noun = Noun(target, goal);
            return new($"andelen {Part(target, goal).Sv} bland redovisade {noun.Sv} är {numbers.Sv}",
                $"the share of {Part(target, goal).En} among reported {noun.En} is {numbers.En}");
        }

        return new($"andelen {Part(target, goal).Sv} bland redovisade {whole.Sv} är {Numeral.SwedishDecimal(value)} procent",
            $"the share of {Part(target, goal).En} among reported {whole.En} is {Numeral.EnglishDecimal(value)} per cent");
    }

    private static BothLanguages Part(JudgedTarget target, ShareGoal goal) =>
        OwnNames.Result(goal.PartOutcome, target.Agreement) is { } part ? new(part.Swedish, part.English) : new(goal.PartOutcome, goal.PartOutcome);

    private static BothLanguages Whole(JudgedTarget target, ShareGoal goal)
    {
        BothLanguages noun = Noun(target, goal);
        BothLanguages place = Modifiers.Place(target.Counting, target.Agreement);
        return new(Words.Join(noun.Sv, place.Sv), Words.Join(noun.En, place.En));
    }

    private static BothLanguages Noun(JudgedTarget target, ShareGoal goal)
    {
        OutcomeKind? whole = OwnNames.Result(goal.WholeOutcome, target.Agreement);
        return new(whole?.Swedish ?? target.Noun.Nouns.SwedishPlural, whole?.English ?? target.Noun.Nouns.EnglishPlural);
    }
}
