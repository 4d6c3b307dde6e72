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
        "utvecklar", "implementerar", "följer", "träffar", "möter", "närvarar", "redovisar", "återkopplar", "publicerar", "ger", "leder", "förbinder",
    ];

    private static readonly HashSet<string> NotSubject =
        ["av", "med", "till", "för", "från", "hos", "mot", "via", "i", "inom", "om", "på", "mellan", "kontakta", "ringa", "enligt", "genom", "både", "att", "bland", "de", "uniformerad", "synlig"];

    private static readonly HashSet<string> Preparing = ["under", "varje", "vid", "minst", "i", "en", "två", "tre", "fyra", "fem"];

    /// <summary>Reads it; the heading's owner where the sentence names none.</summary>
    public static Responsible Of(Sentence words, Heading? heading)
    {
        var mentions = Owners.Find(words);
        var subject = Subject(words, mentions);
        var fallback = heading is { Owner.Count: > 0 } ? new Responsible(heading.Owner, heading.Range, HowRead.Inferred, Note.FromHeading) : null;
        if (subject is not null && subject.Note == Note.We && fallback is not null)
        {
            subject = fallback;
        }

        var own = subject ?? ByAgent(words, mentions) ?? fallback;
        if (own is null)
        {
            return new Responsible(Owners.Both, words.Range, HowRead.Asked, Note.OwnerAsked);
        }

        return Joined(words, mentions, own);
    }

    private static Responsible? Subject(Sentence words, List<OwnerMention> mentions)
    {
        if (mentions.Count == 0)
        {
            return null;
        }

        var verb = words.Find(Modals);
        var colon = mentions[0].First <= 3 && words[mentions[0].Last + 1] == ":";
        if (colon)
        {
            return Stated(words, [mentions[0]]);
        }

        if (mentions[0].First == 0 && verb != mentions[0].Last + 1 && IsPresent(words[mentions[0].Last + 1]))
        {
            return Stated(words, [mentions[0]]);
        }

        if (verb < 0 || verb > MostBeforeVerb)
        {
            return null;
        }

        var before = mentions.FindAll(mention => mention.Last < verb && !IsGoverned(words, mention) && IsAtStart(words, mention, mentions));
        if (before.Count > 0)
        {
            return Stated(words, before);
        }

        var after = mentions.FindAll(mention => mention.First > verb && mention.First <= verb + MostAfterVerb && !IsGoverned(words, mention));
        return after.Count > 0 && after[0].First == verb + 1 || after.Exists(mention => words.IsCapital(mention.First - 1) && mention.First == verb + 2) ? Stated(words, after) : null;
    }

    /// <summary>"Kommunen mäter": a verb in the present tense.</summary>
    private static bool IsPresent(string word) => word.Length > 3 && word.EndsWith('r');

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
        var before = words[mention.First - 1] == ":" ? words[mention.First - 2] : words[mention.First - 1];
        var isPassive = before == "av" && words[mention.First - 2] is { Length: > 3 } verb && verb.EndsWith('s') && (verb.EndsWith("as", StringComparison.Ordinal) || verb.EndsWith("rs", StringComparison.Ordinal) || verb.EndsWith("ls", StringComparison.Ordinal));
        return isPassive || before is "ansvarig" or "ansvariga" or "ansvar" or "utförare";
    }

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

    private static bool IsTogether(Sentence words, int mention)
    {
        for (var at = mention - 1; at >= mention - 4 && at > 0; at--)
        {
            if (words[at] == "med")
            {
                return words[at - 1] is "tillsammans" or "samverkan" or "samarbete" or "ihop" or "gemensamt" or "dialog" && words[at - 1] != "dialog";
            }
        }

        return false;
    }
}
