using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>
/// A number of results, such as drug offences found: "Polisen har redovisat 40 narkotikabrott. Målet är minst 52". Nobody promises
/// offences, so the word is goal.
/// </summary>
internal static class ResultSentence
{
    public static void Say(JudgedTarget target, OutcomeKind result, Passage passage)
    {
        BothLanguages place = Modifiers.Place(target.Counting, target.Agreement);
        BothLanguages thing = new(Words.Join(result.Swedish, place.Sv), Words.Join(result.English, place.En));
        BothLanguages bound = new(target.Bound.Swedish(target.NumberGender), target.Bound.English());
        if (target.HasNotBegun)
        {
            DateOnly start = target.Span!.Start;
            passage.Say($"målet om {bound.Sv} {thing.Sv} gäller från {SpokenDate.Swedish(start)}",
                $"the goal of {bound.En} {thing.En} applies from {SpokenDate.English(start)}");
            return;
        }

        if (target.IsDeclaredZero)
        {
            SayNone(target, thing, bound, passage);
            return;
        }

        BothLanguages reported = target.Count.IsOne && result.SwedishSingular.Length > 0 ? One(target, result, place) : Reported(target, thing);
        if (target.Outcome == Outcome.Fulfilled && !target.Count.IsOne)
        {
            passage.Say($"{reported.Sv} och därmed nått målet om {bound.Sv}",
                $"{reported.En} and {target.Subject.EnglishHave} thereby reached the goal of {bound.En}");
        }
        else if (target.IsExceeded)
        {
            passage.Say($"{reported.Sv}, och målet om {bound.Sv} är därmed inte nått", $"{reported.En}, so the goal of {bound.En} has not been reached");
        }
        else
        {
            passage.Say(reported);
            passage.Say($"målet är {bound.Sv}", $"the goal is {bound.En}");
        }

        AllAreasSentence.Say(target, passage);
        Closing.Say(target, passage);
    }

    /// <summary>A declared zero is not worded like silence.</summary>
    private static void SayNone(JudgedTarget target, BothLanguages thing, BothLanguages bound, Passage passage)
    {
        PartyName subject = target.Subject;
        passage.Say($"{subject.Swedish} har enligt {target.Declarer.Sv} fullständiga redovisning inga {thing.Sv} att redovisa",
            $"according to {target.Declarer.En} complete reports, {subject.English} {subject.EnglishHave} not recorded any {thing.En}");
        bool reached = target.Outcome == Outcome.Fulfilled;
        passage.Say(reached ? $"målet om {bound.Sv} är därmed nått" : $"målet är {bound.Sv}",
            reached ? $"the goal of {bound.En} has thereby been reached" : $"the goal is {bound.En}");
        Closing.Say(target, passage);
    }

    private static BothLanguages One(JudgedTarget target, OutcomeKind result, BothLanguages place) => new(
        Words.Join(target.Subject.SwedishHas("", "redovisat"), target.NumberGender.Article, result.SwedishSingular, place.Sv),
        Words.Join(target.Subject.EnglishHas("", "reported"), "one", result.EnglishSingular, place.En));

    private static BothLanguages Reported(JudgedTarget target, BothLanguages thing)
    {
        PartyName subject = target.Subject;
        Quantity count = target.Count;
        // Of an agreement's own result only the plural is known, so one is said about the number.
        if (count.IsOne)
        {
            return new($"antalet {thing.Sv} som {subject.SwedishHas("", "redovisat")} är ett",
                $"the number of {thing.En} that {subject.EnglishHas("", "reported")} is one");
        }

        // "Ännu inte" would make a ceiling sound like something to reach.
        BothLanguages not = target.IsOver ? new("inte", "not")
            : target.Bound.Comparison == Comparison.AtMost ? new("hittills inte", "so far not")
            : new("ännu inte", "not yet");
        return count.Number == 0
            ? new($"{subject.SwedishHas(not.Sv, "redovisat")} några {thing.Sv}", $"{subject.EnglishHas(not.En, "reported")} any {thing.En}")
            : new($"{subject.SwedishHas("", "redovisat")} {count.Swedish()} {thing.Sv}",
                $"{subject.EnglishHas("", "reported")} {count.English()} {thing.En}");
    }
}
