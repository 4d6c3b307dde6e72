using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads what is done once: "implementera och börja använda", "ta fram en handlingsplan".</summary>
internal static class Milestones
{
    private const int LongestName = 100;
    private const int MostObjectWords = 12;
    private const int ShortestNoun = 4;

    /// <summary>Verbs, and whether they need one thing that is made: "skapa ett forum" and not "skapa trygghet".</summary>
    private static readonly Dictionary<string, (string Participle, bool NeedsOneThing)> Verbs = new()
    {
        ["implementera"] = ("implementerat", false), ["implementerar"] = ("implementerat", false), ["införa"] = ("infört", false), ["inför"] = ("infört", false),
        ["upprätta"] = ("upprättat", true), ["upprättar"] = ("upprättat", true), ["skapa"] = ("skapat", true), ["skapar"] = ("skapat", true),
        ["inrätta"] = ("inrättat", false), ["inrättar"] = ("inrättat", false), ["utreda"] = ("utrett", false), ["utreder"] = ("utrett", false),
        ["utarbeta"] = ("utarbetat", false), ["utarbetar"] = ("utarbetat", false), ["färdigställa"] = ("färdigställt", false), ["anta"] = ("antaget", true),
        ["antar"] = ("antaget", true), ["etablera"] = ("etablerat", true), ["etablerar"] = ("etablerat", true), ["bilda"] = ("bildat", true), ["bildar"] = ("bildat", true),
        ["tillsätta"] = ("tillsatt", true), ["utse"] = ("utsett", true), ["installera"] = ("installerat", false), ["initiera"] = ("initierat", false),
        ["planera"] = ("planerat", false), ["planerar"] = ("planerat", false), ["öppna"] = ("öppnat", true), ["starta"] = ("startat", true), ["startar"] = ("startat", true),
        ["beakta"] = ("beaktat", false), ["redovisa"] = ("redovisat", true), ["undersöka"] = ("undersökt", false), ["revidera"] = ("reviderat", false), ["uppdatera"] = ("uppdaterat", false),
        ["anställa"] = ("anställt", true), ["anställer"] = ("anställt", true), ["bygga"] = ("byggt", true), ["bygger"] = ("byggt", true), ["inleda"] = ("inlett", true),
    };

    private static readonly Dictionary<(string, string), string> TwoWords = new()
    {
        [("ta", "fram")] = "framtaget", [("tar", "fram")] = "framtaget", [("tas", "fram")] = "framtaget", [("se", "över")] = "översett", [("ser", "över")] = "översett",
        [("börja", "använda")] = "taget i bruk", [("börjar", "använda")] = "taget i bruk", [("börja", "implementera")] = "påbörjat", [("börja", "införa")] = "påbörjat",
        [("börja", "arbeta")] = "påbörjat", [("tas", "i")] = "taget i bruk", [("bygga", "om")] = "ombyggt", [("sätta", "upp")] = "uppsatt", [("sätter", "upp")] = "uppsatt",
    };

    private static readonly Dictionary<string, string> Passives = new()
    {
        ["installeras"] = "installerat", ["införs"] = "infört", ["införas"] = "infört", ["upprättas"] = "upprättat", ["inrättas"] = "inrättat", ["utreds"] = "utrett", ["utredas"] = "utrett",
        ["implementeras"] = "implementerat", ["utarbetas"] = "utarbetat", ["antas"] = "antaget", ["tillsätts"] = "tillsatt", ["bildas"] = "bildat",
    };

    private static readonly Dictionary<(string, string), string> PassiveWithParticle = new()
    {
        [("sätts", "upp")] = "uppsatt", [("tas", "fram")] = "framtaget", [("ses", "över")] = "översett", [("sättas", "upp")] = "uppsatt", [("byggs", "om")] = "ombyggt",
    };

    private static readonly HashSet<string> Plans = ["åtgärdsplan", "åtgärdsplanen", "handlingsplan", "handlingsplanen", "översyn", "kartläggning", "utredning", "trygghetsundersökning", "förstudie"];

    /// <summary>Work that goes on has no step to reach.</summary>
    private static readonly HashSet<string> GoingOn =
        ["fortsatt", "fortsätta", "fortsätter", "löpande", "kontinuerligt", "regelbundet", "återkommande", "ständigt", "diskutera", "aktivt", "fortsätta"];

    private static readonly HashSet<string> Ends = [".", ";", ",", "och", "samt", "senast", "före", "innan", "under", "(", "eller"];

    /// <summary>True when the words before an article make the one thing: "upprätta en fokusgrupp".</summary>
    public static bool Makes(Sentence words, int last) =>
        Verbs.ContainsKey(words[last]) || (words[last] is "fram" or "över" or "upp" && TwoWords.ContainsKey((words[last - 1], words[last])));

    /// <summary>The target; null when the sentence asks for no step.</summary>
    public static TargetDraft? Read(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        if (words.Find(GoingOn) >= 0)
        {
            return null;
        }

        var draft = new TargetDraft();
        var goal = draft.Target.Milestone = new MilestoneTarget();
        for (var i = 0; i < words.Count; i++)
        {
            if (Verb(sentence, i) is var (participle, last) && Object(words, last + 1, i) is { Length: > 0 } thing)
            {
                Add(draft, goal, words.RangeOf(i, last), thing, words[last + 1], participle);
                i = last;
            }
        }

        if (goal.Steps.Count == 0 && !Passive(words, draft, goal))
        {
            return null;
        }

        DueDates.Read(sentence, draft, goal);
        draft.Target.Counting = null;
        return draft;
    }

    /// <summary>"Kameror sätts upp", "en handlingsplan tas fram": the thing comes first.</summary>
    private static bool Passive(Sentence words, TargetDraft draft, MilestoneTarget goal)
    {
        for (var i = 1; i < Math.Min(words.Count, MostObjectWords); i++)
        {
            var isLong = PassiveWithParticle.TryGetValue((words[i], words[i + 1]), out var participle);
            if (!isLong && !Passives.TryGetValue(words[i], out participle))
            {
                continue;
            }

            var end = words[i - 1] is "ska" or "skall" ? i - 2 : i - 1;
            if (end >= 0 && words[0] is not ("fler" or "nya" or "flera"))
            {
                var start = end > 0 && words[0] is "en" or "ett" or "den" or "det" ? 1 : 0;
                Add(draft, goal, words.RangeOf(i, isLong ? i + 1 : i), words.Source.ShownOn(words.RangeOf(start, end)), words[0], participle!);
                return true;
            }
        }

        return false;
    }

    /// <summary>"Samverka för att ta fram åtgärder": what the work is for.</summary>
    private static bool IsPurpose(Sentence words, int verb) => Enumerable.Range(0, verb).Any(i => words.Has(i, "för", "att") || words.Has(i, "syfte", "att"));

    private static (string Participle, int Last)? Verb(CommitmentSentence sentence, int at)
    {
        var words = sentence.Words;
        if (words.Has(at - 2, "i", "att") || IsPurpose(words, at))
        {
            return null;
        }

        if (TwoWords.TryGetValue((words[at], words[at + 1]), out var two))
        {
            return (two, at + 1);
        }

        if (words[at] is "genomföra" or "genomför" or "göra" or "gör" && Enumerable.Range(at + 1, 3).Any(i => Plans.Contains(words[i])))
        {
            return ("genomfört", at);
        }

        // "Ha installerat": the same step, seen from its end.
        if (words[at - 1] == "ha" && Verbs.Values.FirstOrDefault(one => one.Participle == words[at]).Participle is { } supine)
        {
            return (supine, at);
        }

        if (!Verbs.TryGetValue(words[at], out var verb) || (words[at - 1] == "inom" && words[at] == "inför") || (words[at] == "inför" && at > 3))
        {
            return null;
        }

        // "Startar under 2024 upp ett råd".
        var last = words[at + 1] == "under" && words.IsDigits(at + 2) ? at + 2 : at;
        last = words[last + 1] is "upp" or "för" ? last + 1 : last;
        return verb.NeedsOneThing && !IsOneThing(words, last + 1) ? null : (verb.Participle, last);
    }

    /// <summary>"en fokusgrupp", "forum", "fokusgrupp": one, and not "nya områden", "trygghet" or "en tryggare stad".</summary>
    private static bool IsOneThing(Sentence words, int at) =>
        !(words[at + 1].EndsWith("are", StringComparison.Ordinal) && words[at + 2].Length > ShortestNoun) && (words[at] is "en" or "ett" or "den" or "det" || words[at].EndsWith("forum", StringComparison.Ordinal) || words[at].EndsWith("grupp", StringComparison.Ordinal)
        || words[at].EndsWith("plan", StringComparison.Ordinal) || words[at].EndsWith("råd", StringComparison.Ordinal) || words[at].EndsWith("policy", StringComparison.Ordinal));

    /// <summary>What the verb is about, up to the end of its clause; of the verb it shares it with when it has none of its own.</summary>
    private static string Object(Sentence words, int from, int verb)
    {
        var at = from;
        if (words[at] is "och" or "samt" && Enumerable.Range(at + 1, MostObjectWords).FirstOrDefault(i => i < words.Count && !Ends.Contains(words[i]) && !IsVerb(words, i)) is > 0 and var shared)
        {
            at = shared;
        }

        var start = at < words.Count && words[at] is "en" or "ett" or "den" or "det" ? at + 1 : at;
        var end = start;
        while (end < words.Count && end - start < MostObjectWords && !Ends.Contains(words[end]))
        {
            end++;
        }

        // A method with a name of its own is called by it: "den brottsförebyggande arbetsmetoden EST".
        var named = Enumerable.Range(start, end - start).Where(i => words[i] is "est" or "sspf" or "trygg-i" or "embrace").ToList();
        return end <= start || verb >= start ? ""
            : named.Count > 0 ? words.Source.ShownOn(words.RangeOf(named[0], named[0]))
            : words.Source.ShownOn(words.RangeOf(start, end - 1));
    }

    private static bool IsVerb(Sentence words, int at) => Verbs.ContainsKey(words[at]) || words[at] is "börja" or "använda" or "ta" or "fram" or "genomföra";

    private static void Add(TargetDraft draft, MilestoneTarget goal, TextRange range, string thing, string article, string participle)
    {
        var whole = $"{char.ToUpperInvariant(thing[0])}{thing[1..]} {Participles.Agreeing(participle, article, thing)}";
        var name = whole.Length > LongestName ? whole[..LongestName].TrimEnd() : whole;
        var code = Slug.Of(name.Length > 40 ? $"{participle}-{goal.Steps.Count + 1}" : name);
        if (goal.Steps.Any(step => step.Code == code))
        {
            return;
        }

        var field = $"milestone.steps[{goal.Steps.Count}]";
        goal.Steps.Add(new MilestoneStep { Code = code, Name = new LocalizedText { Sv = name, En = name } });
        draft.Stated($"{field}.name.sv", range);
        draft.Asked($"{field}.name.en", range, Note.Translate);
    }
}
