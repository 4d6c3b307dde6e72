using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>What a word of the vocabulary stands for.</summary>
internal enum TermSort
{
    /// <summary>A kind of activity.</summary>
    Kind,

    /// <summary>A word that means a kind only where no other names one: "möte", "insats".</summary>
    Weak,

    /// <summary>What an activity is directed at.</summary>
    Focus,

    /// <summary>Whom a campaign addresses.</summary>
    Audience,

    /// <summary>What is found or done by an activity.</summary>
    Outcome,

    /// <summary>A risk occasion.</summary>
    Occasion,

    /// <summary>Things that make up a set to cover.</summary>
    Set,
}

/// <summary>Words of a sentence that stand for codes.</summary>
/// <param name="Sort">Of which list.</param>
/// <param name="Codes">The codes, the likeliest first.</param>
/// <param name="First">First word.</param>
/// <param name="Last">Last word.</param>
/// <param name="IsName">True when they are the name that the code list has.</param>
internal sealed record Term(TermSort Sort, IReadOnlyList<string> Codes, int First, int Last, bool IsName);

/// <summary>
/// The words that are known: the names of the code lists in all their forms, compounds that end in one, and Words.csv for what people
/// write instead.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Shorter names stand inside too many other words.</summary>
    private const int ShortestInCompound = 6;

    private static readonly IReadOnlyList<VocabularyEntry> Entries = [.. VocabularyFile.Read(), .. KindNames(), .. FocusNames(), .. KindCompounds()];
    private static readonly VocabularyIndex Index = new(Entries);

    /// <summary>Every term of a sort, in order; the longest that begins at a word, and the first of the file among those.</summary>
    public static List<Term> Find(Sentence sentence, TermSort sort)
    {
        var found = new List<Term>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence.IsMark(i) && At(sentence, i, sort) is { } term)
            {
                found.Add(term);
                i = term.Last;
            }
        }

        return found;
    }

    /// <summary>True for a noun that names a kind of activity, alone or as the end of a compound.</summary>
    public static bool IsKindNoun(string word) => word.Length > 3 && !word.EndsWith("era", StringComparison.Ordinal)
        && Index.For(TermSort.Kind, word).Concat(Index.For(TermSort.Weak, word)).Any(entry => entry.Pattern.Count == 1 && entry.Pattern[0].Matches(word));

    private static Term? At(Sentence sentence, int at, TermSort sort)
    {
        var word = Compounds.Whole(sentence, at) ?? sentence[at];
        VocabularyEntry? best = null;
        foreach (var entry in Index.For(sort, word))
        {
            if ((best is null || entry.IsBefore(best)) && entry.Matches(sentence, at, word))
            {
                best = entry;
            }
        }

        return best is null ? null : new Term(sort, best.Codes, at, at + best.Pattern.Count - 1, best.IsName);
    }

    private static IEnumerable<VocabularyEntry> KindNames() => ActivityKinds.All.SelectMany(kind => FormsOf(kind)
        .Select(form => VocabularyEntry.Name(TermSort.Kind, form, kind.Code)));

    private static IEnumerable<VocabularyEntry> FocusNames() => Focuses.All.Where(focus => focus.Code != "resecentrum").Select(focus => VocabularyEntry.Name(TermSort.Focus, focus.Swedish, focus.Code));

    private static IEnumerable<VocabularyEntry> KindCompounds() => ActivityKinds.All.SelectMany(kind => FormsOf(kind)
        .Where(form => form.Length >= ShortestInCompound && !form.Contains(' ', StringComparison.Ordinal) && kind.Code is not ("plan" or "resurs"))
        .Select(form => VocabularyEntry.Of(TermSort.Kind, $"*{form}", "", kind.Code)));

    private static IEnumerable<string> FormsOf(ActivityKind kind) =>
        [kind.SwedishSingular, kind.SwedishDefiniteSingular, kind.SwedishPlural, kind.SwedishDefinitePlural];
}
