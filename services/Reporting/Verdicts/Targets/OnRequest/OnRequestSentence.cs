using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.OnRequest;

/// <summary>What is done when somebody asks, or when there is a need: "Löftet gäller vid behov. Inga behov är redovisade".</summary>
internal static class OnRequestSentence
{
    public static void Say(JudgedTarget target, OnRequestGoal goal, Passage passage)
    {
        NounList nouns = target.Noun.Nouns;
        if (goal.AsNeeded)
        {
            passage.Say($"löftet om {nouns.SwedishPlural} gäller vid behov", $"the promise of {nouns.EnglishPlural} applies when there is a need");
        }
        else
        {
            passage.Say($"löftet om {nouns.SwedishPlural} gäller när någon begär det",
                $"the promise of {nouns.EnglishPlural} applies when somebody asks for it");
        }

        if (target.HasNotBegun)
        {
            return;
        }

        if (target.Outcome == Outcome.NotRequested)
        {
            passage.Say(NoneAsked(target, goal));
            return;
        }

        if (target.Result.Hiding != Hiding.None)
        {
            passage.Say(goal.AsNeeded
                ? new("hur stor del av behoven som är tillgodosedd visas inte, eftersom det gäller färre än fem personer",
                    "how much of the need has been met is not shown, as it is about fewer than five people")
                : new("hur stor del av det begärda som är tillgodosett visas inte, eftersom det gäller färre än fem personer",
                    "how much of what was asked for has been met is not shown, as it is about fewer than five people"));
        }
        else if (target.Result.Count is { } met)
        {
            passage.Say(goal.AsNeeded ? NeedsMet(met, goal.Percent, target.Outcome) : Met(met, goal.Percent, target.Outcome));
        }
        else if (target.Result.Records > 0)
        {
            // A report that nobody asked on some of the days is no silence.
            passage.Say(goal.AsNeeded
                ? new("inget behov fanns de dagar som är redovisade", "there was no need on the days that have been reported")
                : new("ingen begäran kom in de dagar som är redovisade", "no request was made on the days that have been reported"));
        }
        else if (goal.AsNeeded)
        {
            passage.Say(target.IsOver ? "inga behov är redovisade" : "inga behov är redovisade än",
                target.IsOver ? "no needs have been reported" : "no needs have been reported yet");
        }
        else
        {
            passage.Say(target.IsOver ? "inget är redovisat om vad som har begärts" : "inget är redovisat än om vad som har begärts",
                target.IsOver ? "nothing has been reported about what has been asked for" : "nothing has been reported yet about what has been asked for");
        }

        if (target is { Alone: true, Outcome: Outcome.InProgress })
        {
            // The reports of requests say themselves which days they are about.
            Closing.SayTime(target.Verdict, target.Span, passage);
            return;
        }

        Closing.Say(target, passage);
    }

    private static BothLanguages NoneAsked(JudgedTarget target, OnRequestGoal goal) => (goal.AsNeeded, target.IsOver) switch
    {
        (true, true) => new("inget behov uppstod under perioden, enligt den fullständiga redovisningen",
            "according to the complete reports, no need arose during the period"),
        (true, false) => new("inget behov har uppstått, enligt den fullständiga redovisningen", "according to the complete reports, no need has arisen"),
        (false, true) => new("ingen begäran kom in under perioden", "no request was made during the period"),
        _ => new("ingen begäran har kommit in", "no request has been made"),
    };

    private static BothLanguages NeedsMet(decimal met, int percent, Outcome outcome)
    {
        string svGoal = percent is 0 or 100 ? "alla ska tillgodoses" : $"minst {percent} procent ska tillgodoses";
        string enGoal = percent is 0 or 100 ? "all of them are to be met" : $"at least {percent} per cent are to be met";
        return met >= 100 && outcome != Outcome.NotFulfilled
            ? new("alla redovisade behov är tillgodosedda", "all reported needs have been met")
            : new($"av de redovisade behoven är {Numeral.SwedishDecimal(met)} procent tillgodosedda, och {svGoal}",
                $"of the reported needs, {Numeral.EnglishDecimal(met)} per cent have been met, and {enGoal}");
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
