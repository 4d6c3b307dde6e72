namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A number that a commitment promises, with what it is a number of.</summary>
/// <param name="Quantity">The number.</param>
/// <param name="Comparison">How it is meant; null when no word says it.</param>
/// <param name="Head">The kind or outcome that follows it.</param>
/// <param name="Unit">The unit that follows it: a code, "" for times and occasions, null for none.</param>
internal sealed record Counted(Quantity Quantity, ComparisonWords? Comparison, Term? Head, string? Unit)
{
    /// <summary>Words after a number in which its noun is looked for: adjectives stand between.</summary>
    private const int MostBetween = 7;

    private const int MostBeforeWindow = 4;

    private static readonly HashSet<string> Prepositions =
        ["i", "för", "till", "genom", "av", "som", "utifrån", "med", "via", "på", "från", "mot", "inom", "under", "enligt", "om", "kring", "inför", "hos", "bland", "efter"];

    /// <summary>Kinds of which "en" says which, and not how many.</summary>
    private static readonly HashSet<string> Uncounted =
    [
        "narvaro", "plan", "policy", "samverkansforum", "arbetsmetod", "resurs", "utredning", "oversyn", "kartlaggning", "belysningsatgard", "kamerabevakning",
        "overenskommelse", "certifiering", "utmarkelse", "trygghetsatgard", "ingripande", "sspf-mote",
    ];

    private static readonly string[] UncountedWords = ["synlig", "närvar", "kunskap", "narkotik", "krog", "arrangemang", "tillsyn", "trafikmiljö"];

    private static readonly HashSet<string> Ended = ["för", "i", "på", "med", "mot", "vid", "som", "där", "när", "att", "och", "samt", "eller", "per", "varje", "till", "bland", "hos", "av", "varav", "under", "om"];

    /// <summary>Every promised number of a sentence, in order.</summary>
    public static List<Counted> Find(CommitmentSentence sentence) =>
        [.. sentence.Quantities.Select(quantity => Of(sentence, quantity)).Where(counted => counted is not null).Select(counted => counted!)];

    private static Counted? Of(CommitmentSentence sentence, Quantity quantity)
    {
        var words = sentence.Words;
        if (IsPercent(words, quantity) || words[quantity.First - 1] is "varav" or "därav" || (words[quantity.First - 2] is "varav" or "därav" && Comparisons.WordBefore(words, quantity.First) is not null))
        {
            return null;
        }

        var comparison = Comparisons.Of(words, quantity);
        var (head, unit, at) = Noun(sentence, quantity.Last + 1);
        head ??= unit is null && words[quantity.First - 1] == "till" ? sentence.TermAt(quantity.First - 2) : null;
        var counted = new Counted(quantity, comparison, head, unit);
        return counted.IsPromised(sentence, at) ? counted : null;
    }

    /// <summary>"20 procent", "20 %".</summary>
    public static bool IsPercent(Sentence words, Quantity quantity) =>
        words[quantity.Last + 1] is "procent" or "%" or "procentenheter" or "procents";

    private static (Term? Head, string? Unit, int At) Noun(CommitmentSentence sentence, int from)
    {
        var words = sentence.Words;
        string? unit = null;
        var unitAt = -1;
        for (var i = from; i < from + MostBetween && i < words.Count; i++)
        {
            if (words.IsMark(i) && words[i] is not ("," or "-" or "'" or "\""))
            {
                break;
            }

            var term = sentence.TermAt(i);
            if (Units.IsTimes(words[i]))
            {
                (unit, unitAt) = ("", i);
                if (words[i] is not ("st" or "stycken" or "stycke"))
                {
                    break;
                }
            }
            else if (term is not null && term.First >= from && (term.First == i || term.Sort != TermSort.Weak))
            {
                return (term, unit, i);
            }
            else if (unitAt < 0 && Units.Find(words[i]) is { } found)
            {
                return (null, found, i);
            }
            else if (Ended.Contains(words[i]) || Windows.NamesOne(words, i))
            {
                break;
            }
        }

        return (null, unit, unitAt);
    }

    private bool IsPromised(CommitmentSentence sentence, int at)
    {
        var words = sentence.Words;
        if (Comparison is not null || Quantity.IsOpen)
        {
            return true;
        }

        var hasWindow = sentence.Windows.Exists(window => window.First == Quantity.Last + 1 && !window.IsWide);
        if (!Quantity.IsArticle)
        {
            return hasWindow || Head is not null || Unit is not null || IsNoun(words, Quantity.Last + 1);
        }

        if (Unit == "" && Head is null)
        {
            return words[Quantity.First - 1] is not ("än" or "inte" or "på" or "för" or "med");
        }

        // "Delta i en gemensam övning per år": one thing in each window.
        if (sentence.Windows.Exists(window => !window.IsWide && window.First > Quantity.Last + 1 && window.First <= Quantity.Last + MostBeforeWindow && IsOneThing(words, Quantity.Last + 1, window.First)))
        {
            return true;
        }

        // "En" before anything else is a number only where a thing that can be counted is what the sentence promises.
        var isNear = at >= 0 && at - Quantity.Last <= 3;
        return isNear && !(Prepositions.Contains(words[Quantity.First - 1]) && !IsInvited(words)) && !Milestones.Makes(words, Quantity.First - 1)
            && ((Head is not null && IsCountable(words, Head)) || (Unit is { Length: > 0 } && Head is null && at == Quantity.Last + 1 && Unit is "mote" or "traff" or "besok" or "kontroll" or "pass"));
    }

    private static bool IsCountable(Sentence words, Term head) =>
        !head.Codes.Take(1).Any(Uncounted.Contains) && words[head.First] is not ("dialog" or "dialogen" or "information" or "informationen") && !Array.Exists(UncountedWords, start => words[head.First].StartsWith(start, StringComparison.Ordinal));

    /// <summary>"Bjuda in föräldrar till ett möte": the meeting is what is promised.</summary>
    private bool IsInvited(Sentence words) => words[Quantity.First - 1] == "till" && Enumerable.Range(0, Quantity.First).Any(i => words[i] is "bjuda" or "bjuder" or "inbjuda" or "kalla" or "kallar");

    private static bool IsOneThing(Sentence words, int first, int end) =>
        Enumerable.Range(first, end - first).All(i => !words.IsMark(i) && !Ended.Contains(words[i]) && words[i] != "och") && !Windows.NamesOne(words, end - 1);

    /// <summary>A word in small letters that may be what is counted: "fem nya fältassistenter".</summary>
    private static bool IsNoun(Sentence words, int at) => words[at] is "nya" ? IsNoun(words, at + 1) : at < words.Count && !words.IsMark(at) && !words.IsDigits(at) && words[at].Length > 3 && !Ended.Contains(words[at]);
}
