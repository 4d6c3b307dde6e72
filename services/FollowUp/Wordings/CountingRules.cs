using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Decides which records count towards a target: kinds, focuses, areas and the rest of the counting rule.</summary>
internal static class CountingRules
{
    private const int MostWordsBetween = 5;

    private static readonly HashSet<string> Joining = [",", "och", "eller", "samt", "/", "alternativt", "alt", ".", "på", "annat", "sätt", "respektive", "även", "olika", "former", "av"];

    /// <summary>A kind after one of these says what another kind is about: "informationsmöten om grannsamverkan".</summary>
    private static readonly HashSet<string> About = ["om", "utifrån", "enligt", "kring", "inför", "efter", "från", "till", "framgår", "som"];

    private static readonly HashSet<string> NotDirected = ["av"];

    /// <summary>The kinds that a number counts.</summary>
    public static List<Term> KindsOf(CommitmentSentence sentence, Counted counted, List<Counted> all)
    {
        if (counted.Head is { } head)
        {
            var end = all.Select(other => other.Quantity.First).FirstOrDefault(first => first > counted.Quantity.First, int.MaxValue);
            return head.Sort == TermSort.Outcome ? [head] : WithJoined(sentence, head, end);
        }

        var previous = all.FindLast(other => other.Head is not null && other.Quantity.First < counted.Quantity.First);
        if (previous is not null && counted.Unit is null)
        {
            return [previous.Head!];
        }

        return all.Count > 1 && all.Find(other => other.Head is not null && other != counted) is { Head: { Sort: TermSort.Kind } other }
            ? sentence.Kinds.FindAll(term => !all.Exists(one => one.Head == term)) is { Count: > 0 } own ? own : [other]
            : KindsOf(sentence);
    }

    /// <summary>The kinds of a sentence without a number, or whose number is a number of times.</summary>
    public static List<Term> KindsOf(CommitmentSentence sentence)
    {
        var strong = sentence.Kinds.FindAll(term => !IsAbout(sentence, term));
        if (strong.Exists(term => term.First < sentence.FirstEnd))
        {
            strong.RemoveAll(term => term.First > sentence.FirstEnd);
        }

        return strong.Count > 0 ? strong : sentence.Outcomes.Count > 0 ? [sentence.Outcomes[0]] : sentence.WeakKinds.Count > 0 ? [sentence.WeakKinds[0]] : sentence.Kinds;
    }

    private static bool IsAbout(CommitmentSentence sentence, Term term)
    {
        for (var at = term.First - 1; at >= term.First - 3 && at > 0; at--)
        {
            if (About.Contains(sentence.Words[at]))
            {
                // "Arbeta enligt EST": the method is the work.
                return !(sentence.Words[at] is "enligt" or "utifrån" && sentence.Words[at - 1] is "arbeta" or "arbetar" or "samverka" or "samverkar");
            }

            if (sentence.Words.IsMark(at) || sentence.TermAt(at) is not null)
            {
                return false;
            }
        }

        return false;
    }

    private static List<Term> WithJoined(CommitmentSentence sentence, Term head, int end)
    {
        var kinds = new List<Term> { head };
        foreach (var term in sentence.Kinds.Where(term => term.First > head.Last && term.First < end))
        {
            var between = Enumerable.Range(kinds[^1].Last + 1, term.First - kinds[^1].Last - 1).ToList();
            if (between.Count is 0 or > MostWordsBetween || !between.TrueForAll(at => Joining.Contains(sentence.Words[at])))
            {
                break;
            }

            kinds.Add(term);
        }

        return kinds;
    }

    /// <summary>Fills the counting rule of a target.</summary>
    public static void Read(CommitmentSentence sentence, TargetDraft draft, List<Term> kinds, string? unit, List<Place> places)
    {
        ReadKinds(sentence, draft, kinds);
        ReadFocuses(sentence, draft, kinds);
        CountingPlaces.Read(sentence, draft, places);
        ReadAudiences(sentence, draft);
        ReadSteps(sentence, draft);
        if (unit is not null && Units.MustBeStated(unit))
        {
            draft.Target.Counting.Unit = unit;
            var quantity = sentence.Quantities[0];
            draft.Stated("counting.unit", sentence.Words.RangeOf(quantity.First, Math.Min(quantity.Last + 1, sentence.Words.Count - 1)));
        }
    }

    private static void ReadKinds(CommitmentSentence sentence, TargetDraft draft, List<Term> kinds)
    {
        var rule = draft.Target.Counting;
        foreach (var term in kinds)
        {
            var range = sentence.Words.RangeOf(term.First, term.Last);
            if (term.Sort == TermSort.Outcome)
            {
                rule.Outcome = term.Codes[0];
                draft.Stated("counting.outcome", range);
                continue;
            }

            foreach (var code in term.Codes.Where(code => !rule.Kinds.Contains(code)))
            {
                var field = $"counting.kinds[{rule.Kinds.Count}]";
                rule.Kinds.Add(code);
                if (term.IsName)
                {
                    draft.Stated(field, range);
                }
                else if (term.Sort == TermSort.Weak)
                {
                    draft.Asked(field, range, Note.WeakKind);
                }
                else
                {
                    draft.Inferred(field, range, Note.Synonym);
                }
            }
        }
    }

    private static void ReadFocuses(CommitmentSentence sentence, TargetDraft draft, List<Term> kinds)
    {
        var rule = draft.Target.Counting;
        var lastLeft = -1;
        foreach (var term in sentence.Focuses)
        {
            var isKind = kinds.Exists(kind => kind.First <= term.Last && term.First <= kind.Last);
            var isJoinedToLeft = lastLeft >= 0 && term.First == lastLeft + 2 && Joining.Contains(sentence.Words[lastLeft + 1]);
            if (isKind || isJoinedToLeft || NotDirected.Contains(sentence.Words[term.First - 1]) || rule.Outcome.Length > 0)
            {
                lastLeft = isKind ? lastLeft : term.Last;
                continue;
            }

            foreach (var code in term.Codes.Where(code => !rule.Focuses.Contains(code)))
            {
                var field = $"counting.focuses[{rule.Focuses.Count}]";
                rule.Focuses.Add(code);
                draft.Inferred(field, sentence.Words.RangeOf(term.First, term.Last), Note.Synonym);
            }
        }
    }

    private static void ReadAudiences(CommitmentSentence sentence, TargetDraft draft)
    {
        var rule = draft.Target.Counting;
        if (!rule.Kinds.Contains("kampanj"))
        {
            return;
        }

        foreach (var term in Vocabulary.Find(sentence.Words, TermSort.Audience).Where(term => !rule.Audiences.Contains(term.Codes[0])))
        {
            draft.Stated($"counting.audiences[{rule.Audiences.Count}]", sentence.Words.RangeOf(term.First, term.Last));
            rule.Audiences.Add(term.Codes[0]);
            foreach (var focus in rule.Focuses.Where(code => code == "unga-vuxna" || code == "foraldrar" || code == "unga").ToList())
            {
                rule.Focuses.Remove(focus);
            }
        }
    }

    /// <summary>"Presentera för nämnd och/eller fullmäktige": the step of a measure that counts, and before whom.</summary>
    private static void ReadSteps(CommitmentSentence sentence, TargetDraft draft)
    {
        var rule = draft.Target.Counting;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var range = sentence.Words.RangeOf(i, i);
            if (sentence.Words[i] is "presentera" or "presenterar" or "presenteras" or "redovisa" && HasBody(sentence))
            {
                rule.MeasureStep = MeasureStep.Presented;
                draft.Stated("counting.measureStep", range);
            }
            else if (sentence.Words[i] is "nämnd" or "nämnden" or "fullmäktige" or "kommunfullmäktige" or "kommunstyrelsen" && rule.MeasureStep != MeasureStep.Unspecified)
            {
                draft.Stated($"counting.bodies[{rule.Bodies.Count}]", range);
                rule.Bodies.Add(sentence.Words[i] switch { "nämnd" or "nämnden" => "namnd", "kommunstyrelsen" => "kommunstyrelsen", _ => "fullmaktige" });
            }
        }
    }

    private static bool HasBody(CommitmentSentence sentence) =>
        Enumerable.Range(0, sentence.Words.Count).Any(i => sentence.Words[i] is "nämnd" or "nämnden" or "fullmäktige" or "kommunfullmäktige");
}
