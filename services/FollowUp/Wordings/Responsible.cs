using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Who is responsible for a commitment, and by which words.</summary>
/// <param name="Parties">In the order in which they are named.</param>
/// <param name="Range">The words.</param>
/// <param name="How">Stated by its own sentence, inferred from a heading, or asked.</param>
/// <param name="Note">Why.</param>
internal sealed record Responsible(IReadOnlyList<Party> Parties, TextRange Range, HowRead How, Note Note)
{
    private const int MostBeforeVerb = 16;
    private const int MostAfterVerb = 6;

    private static readonly HashSet<string> Modals =
    [
        "ska", "skall", "kommer", "åtar", "lovar", "genomför", "ansvarar", "bjuder", "erbjuder", "deltar", "arbetar", "fortsätter", "avser", "håller", "ordnar", "arrangerar", "anordnar", "bidrar",
        "verkar", "gör", "informerar", "besöker", "patrullerar", "stödjer", "utför", "inför", "planerar", "samordnar", "prioriterar", "bedriver", "medverkar", "föreläser", "utbildar", "tillhandahåller",
        "kontrollerar", "utökar", "ökar", "har", "finns", "är", "tar", "ser", "startar", "skapar", "sprider", "upprättar", "presenterar", "kallar", "utser", "fotpatrullerar", "satsar", "vill", "bör",
        "utvecklar", "implementerar", "följer", "träffar", "träffas", "möter", "möts", "närvarar", "redovisar", "återkopplar", "publicerar", "ger", "leder", "förbinder", "formulerar", "jobbar", "stöttar",
    ];

    private static readonly HashSet<string> NotSubject =
        ["av", "med", "till", "för", "från", "hos", "mot", "via", "i", "inom", "om", "på", "mellan", "kontakta", "ringa", "enligt", "genom", "både", "att", "bland", "de"];

    private static readonly HashSet<string> Preparing = ["under", "varje", "vid", "minst", "i", "en", "två", "tre", "fyra", "fem"];

    /// <summary>Reads it; the heading's owner where the sentence names none.</summary>
    public static Responsible Of(Sentence words, Heading? heading)
    {
        var mentions = Owners.Find(words);
        var subject = OwnerPlaces.Find(words, mentions) is { Count: > 0 } place ? Stated(words, place) : ByAgent(words, mentions) ?? Subject(words, mentions);
        var fallback = heading is { Owner.Count: > 0 } ? new Responsible(heading.Owner, heading.Range, HowRead.Inferred, Note.FromHeading) : null;
        if (subject is not null && subject.Note == Note.We && fallback is not null)
        {
            subject = fallback;
        }

        var own = subject ?? fallback;
        if (own is null)
        {
            return new Responsible(Owners.Both, words.Range, HowRead.Asked, Note.OwnerAsked);
        }

        return Joined(words, mentions, own);
    }

    /// <summary>Whether it is a sentence and not a title.</summary>
    public static bool HasVerb(Sentence words) => words.Find(Modals) >= 0;

    private static Responsible? Subject(Sentence words, List<OwnerMention> mentions)
    {
        if (mentions.Count == 0)
        {
            return null;
        }

        if (BeginsSentence(words, mentions[0].First))
        {
            return Stated(words, OwnerPlaces.Group(words, mentions, 0));
        }

        var verb = words.Find(Modals);
        if (verb < 0 || verb > MostBeforeVerb)
        {
            return null;
        }

        var before = mentions.FindAll(mention => mention.Last < verb && !IsGoverned(words, mention) && IsAtStart(words, mention, mentions));
        if (before.Count > 0)
        {
            return Stated(words, before);
        }

        var after = mentions.FindIndex(mention => mention.First > verb && mention.First <= verb + MostAfterVerb && !IsGoverned(words, mention));
        return after >= 0 && IsNext(words, verb, mentions[after].First) ? Stated(words, OwnerPlaces.Group(words, mentions, after)) : null;
    }

    /// <summary>"Polisen …", "Vetlanda kommun …", "Att polisen …": the sentence begins with it.</summary>
    private static bool BeginsSentence(Sentence words, int first) =>
        Enumerable.Range(0, first).All(i => (words.IsCapital(i) && !words.IsMark(i) && !Modals.Contains(words[i]) && !NotSubject.Contains(words[i])) || (i == 0 && words[i] == "att"))
        && (first == 0 || words[0] == "att" || words[first] is "kommun" or "kommuns" or "stad" or "stads" or "lokalpolisområde");

    /// <summary>"Ska polisen", "kommer Vetlanda kommun", "åtar sig polisen": nothing but a name between.</summary>
    private static bool IsNext(Sentence words, int verb, int mention) =>
        Enumerable.Range(verb + 1, mention - verb - 1).All(i => words[i] is "sig" or "därför" or "även" or "också" or "uniformerad" or "synlig" || (words.IsCapital(i) && !words.IsMark(i)));

    /// <summary>A subject begins the sentence, or follows its time and place: "Under 2021 ska polisen".</summary>
    private static bool IsAtStart(Sentence words, OwnerMention mention, List<OwnerMention> all)
    {
        var first = all.TakeWhile(other => other != mention).LastOrDefault(mention);
        return first.First <= 4 || Preparing.Contains(words[0]);
    }

    private static bool IsGoverned(Sentence words, OwnerMention mention)
    {
        var at = mention.First - 1;
        // "kommunens fältarbetare": the genitive belongs to what follows, which is the subject all the same.
        while (at > 0 && words.IsCapital(at) && !words.IsMark(at))
        {
            at--;
        }

        return NotSubject.Contains(words[at]) && at < mention.First;
    }

    /// <summary>"Genomförs av polisen", "Ansvarig: kommunen".</summary>
    private static Responsible? ByAgent(Sentence words, List<OwnerMention> mentions)
    {
        var agents = new List<OwnerMention>();
        foreach (var mention in mentions.Where(mention => mention.Party != Party.Unspecified))
        {
            var isJoined = agents.Count > 0 && mention.First == agents[^1].Last + 2 && words[mention.First - 1] is "och" or "samt" or ",";
            if (isJoined || IsAgent(words, mention))
            {
                agents.Add(mention);
            }
        }

        return agents.Count > 0 ? Stated(words, agents) : null;
    }

    private static bool IsAgent(Sentence words, OwnerMention mention)
    {
        var first = mention.First;
        while (first > 1 && words[first - 1] != "av" && words.IsCapital(first - 1) && !words.IsMark(first - 1))
        {
            first--;
        }

        var before = words[first - 1] == ":" ? words[first - 2] : words[first - 1];
        return before is "ansvarig" or "ansvariga" or "ansvar" or "utförare" || (before == "av" && (IsPassive(words[first - 2]) ? words[first - 3] is not ("som" or "har") : IsLateAgent(words, mention.Last, first - 1)));
    }

    /// <summary>"Kontroller ska genomföras två gånger i veckan av polisen.": the agent comes last.</summary>
    private static bool IsLateAgent(Sentence words, int last, int by) => (last + 1 >= words.Count || words[last + 1] == ".") && words[by - 1] is not ("stöd" or "hjälp" or "närvaro" or "form" or "antalet")
        && Enumerable.Range(1, Math.Max(0, by - 1)).Any(i => words[i - 1] is "ska" or "skall" or "kommer" or "att" && IsPassive(words[i]));

    /// <summary>"Genomförs", "anordnas", "besöks"; not the genitives "kommunens", "skolornas".</summary>
    public static bool IsPassive(string word) => word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ens", StringComparison.Ordinal) && !word.EndsWith("rnas", StringComparison.Ordinal) && !word.EndsWith("ets", StringComparison.Ordinal) && word != "finns";

    private static Responsible Stated(Sentence words, List<OwnerMention> mentions)
    {
        var parties = mentions.SelectMany(mention => mention.Parties).Distinct().ToList();
        var named = mentions.Where(mention => mention.Party != Party.Unspecified).Select(mention => mention.Party).Distinct().ToList();
        var range = words.RangeOf(mentions[0].First, mentions[^1].Last);
        return named.Count > 0 && !mentions.Exists(mention => mention.Party == Party.Unspecified)
            ? new Responsible(named, range, HowRead.Stated, Note.Stated)
            : new Responsible(parties, range, HowRead.Inferred, Note.We);
    }

    /// <summary>"Tillsammans med polisen", "i samverkan med kommunen": the other party shares the responsibility.</summary>
    private static Responsible Joined(Sentence words, List<OwnerMention> mentions, Responsible own)
    {
        var other = mentions.Find(mention => mention.Party != Party.Unspecified && !own.Parties.Contains(mention.Party) && IsTogether(words, mention.First));
        return other == default
            ? own
            : own with { Parties = [.. own.Parties, other.Party], Range = own.Note == Note.FromHeading ? words.RangeOf(other.First, other.Last) : own.Range.To(words.RangeOf(other.First, other.Last)), How = HowRead.Inferred, Note = Note.Together };
    }

    /// <summary>"Platser utsedda i samverkan med kommunen": the places were, the work is not.</summary>
    private static bool IsParticiple(string word) => word.Length > 5 && (word.EndsWith("dda", StringComparison.Ordinal) || word.EndsWith("ade", StringComparison.Ordinal) || word.EndsWith("gna", StringComparison.Ordinal) || word.EndsWith("gen", StringComparison.Ordinal));

    private static bool IsTogether(Sentence words, int mention)
    {
        for (var at = mention - 1; at >= mention - 4 && at > 0; at--)
        {
            if (words[at] == "med")
            {
                return words[at - 1] is "tillsammans" or "samverkan" or "samarbete" or "ihop" or "gemensamt" or "samråd" && !IsParticiple(words[words[at - 2] == "i" ? at - 3 : at - 2]);
            }
        }

        return false;
    }
}
