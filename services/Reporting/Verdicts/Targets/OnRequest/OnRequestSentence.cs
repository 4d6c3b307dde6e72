using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.OnRequest;

/// <summary>What is done when somebody asks: "Löftet gäller när någon begär det. Ingen begäran är redovisad".</summary>
internal static class OnRequestSentence
{
    public static void Say(JudgedTarget target, OnRequestGoal goal, Passage passage)
    {
        NounList nouns = target.Noun.Nouns;
        passage.Say($"löftet om {nouns.SwedishPlural} gäller när någon begär det",
            $"the promise of {nouns.EnglishPlural} applies when somebody asks for it");
        if (target.HasNotBegun)
        {
            return;
        }

        if (target.Outcome == Outcome.NotRequested)
        {
            passage.Say(target.IsOver ? "ingen begäran kom in under perioden" : "ingen begäran har kommit in",
                target.IsOver ? "no request was made during the period" : "no request has been made");
            return;
        }

        if (target.Result.Hiding != Hiding.None)
        {
            passage.Say("hur stor del av det begärda som är tillgodosett visas inte, eftersom det gäller färre än fem personer",
                "how much of what was asked for has been met is not shown, as it is about fewer than five people");
        }
        else if (target.Result.Count is { } met)
        {
            passage.Say(Met(met, goal.Percent, target.Outcome));
        }
        else
        {
            passage.Say("inget är redovisat om vad som har begärts", "nothing has been reported about what has been asked for");
        }

        Closing.Say(target, passage);
    }

    private static BothLanguages Met(decimal met, int percent, Outcome outcome)
    {
        string svGoal = percent is 0 or 100 ? "allt ska tillgodoses" : $"minst {percent} procent ska tillgodoses";
        string enGoal = percent is 0 or 100 ? "all of it is to be met" : $"at least {percent} per cent is to be met";
        return met >= 100 && outcome != Outcome.NotFulfilled
            ? new("allt som har begärts är tillgodosett", "everything that has been asked for has been met")
            : new($"av det som har begärts är {Numeral.SwedishDecimal(met)} procent tillgodosett, och {svGoal}",
                $"of what has been asked for, {Numeral.EnglishDecimal(met)} per cent has been met, and {enGoal}");
    }
}
