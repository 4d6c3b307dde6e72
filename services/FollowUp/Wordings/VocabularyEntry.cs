namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A word of a pattern: "insats*" and "*kampanj" are open at an end, "*" is any word.</summary>
internal readonly record struct WordPattern(string Text, bool OpenStart, bool OpenEnd)
{
    public static WordPattern Of(string pattern) => new(
        pattern.Trim('*'), pattern.StartsWith('*'), pattern.EndsWith('*'));

    public bool Matches(string word) => (OpenStart, OpenEnd) switch
    {
        (false, false) => word == Text,
        (false, true) => word.StartsWith(Text, StringComparison.Ordinal),
        (true, false) => word.EndsWith(Text, StringComparison.Ordinal) && word.Length > Text.Length,
        _ => word.Contains(Text, StringComparison.Ordinal),
    };
}

/// <summary>A line of the vocabulary.</summary>
/// <param name="Sort">Of which list its codes are.</param>
/// <param name="Pattern">Words that follow each other.</param>
/// <param name="Context">Words of which one must stand in the same sentence; none when empty.</param>
/// <param name="Codes">What it stands for.</param>
/// <param name="IsName">True for the code list's own name.</param>
internal sealed record VocabularyEntry(
    TermSort Sort, IReadOnlyList<WordPattern> Pattern, IReadOnlyList<WordPattern> Context, IReadOnlyList<string> Codes, bool IsName)
{
    public int Order { get; init; }

    public static VocabularyEntry Of(TermSort sort, string pattern, string context, string codes) => new(
        sort, [.. Split(pattern, ' ').Select(WordPattern.Of)], [.. Split(context, ',').Select(WordPattern.Of)], Split(codes, ','), IsName: false);

    public static VocabularyEntry Name(TermSort sort, string name, string code) =>
        new(sort, [.. Split(name.ToLowerInvariant(), ' ').Select(WordPattern.Of)], [], [code], IsName: true);

    /// <summary>More words say more; among as many the earlier line holds, as the file has exceptions first.</summary>
    public bool IsBefore(VocabularyEntry other) => (Pattern.Count, -Order).CompareTo((other.Pattern.Count, -other.Order)) > 0;

    /// <summary>Whether it stands at a word of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The word.</param>
    /// <param name="first">The word itself, whole where its second half was left out.</param>
    public bool Matches(Sentence sentence, int at, string first)
    {
        for (var i = 0; i < Pattern.Count; i++)
        {
            if (!(i == 0 ? Pattern[0].Matches(first) : !sentence.IsMark(at + i) && Pattern[i].Matches(sentence[at + i])))
            {
                return false;
            }
        }

        return Context.Count == 0 || Context.Any(word => Enumerable.Range(0, sentence.Count).Any(i => word.Matches(sentence[i])));
    }

    private static string[] Split(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
