namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Divides blocks into sentences, none longer than a commitment may be.</summary>
internal static class Parts
{
    /// <summary>Longest wording of a commitment and of a promise.</summary>
    public const int Longest = 1000;

    private static readonly HashSet<string> Abbreviations =
        ["t", "ex", "bl", "a", "m", "fl", "ca", "kl", "st", "nr", "osv", "dvs", "resp", "alt", "f", "d", "s", "k", "o", "e", "dyl", "ggr", "tel", "inkl", "exkl", "jan", "feb", "aug", "sept", "okt", "nov", "dec", "mfl"];

    /// <summary>A bullet is one part, a paragraph one for each sentence.</summary>
    public static IEnumerable<TextRange> Of(SourceText source, Block block)
    {
        if (block.IsBullet && block.Range.Length <= Longest)
        {
            return [block.Range];
        }

        return Sentences(source, block.Range).SelectMany(range => Cut(source, range));
    }

    private static List<TextRange> Sentences(SourceText source, TextRange range)
    {
        var found = new List<TextRange>();
        var start = range.Start;
        for (var at = range.Start; at < range.End; at++)
        {
            if (IsEnd(source.Text, at, range.End))
            {
                found.Add(new TextRange(start, at + 1));
                start = at + 1;
                while (start < range.End && source.Text[start] is ' ' or '\n')
                {
                    start++;
                }
            }
        }

        if (start < range.End)
        {
            found.Add(new TextRange(start, range.End));
        }

        return found;
    }

    /// <summary>A full stop before a space and a capital, unless it ends an abbreviation or a day.</summary>
    private static bool IsEnd(string text, int at, int end)
    {
        if (text[at] is not ('.' or '!' or '?') || at + 2 >= end || text[at + 1] is not (' ' or '\n'))
        {
            return false;
        }

        var next = at + 1;
        while (next < end && text[next] is ' ' or '\n')
        {
            next++;
        }

        var word = at;
        while (word > 0 && char.IsLetterOrDigit(text[word - 1]))
        {
            word--;
        }

        return next < end && char.IsUpper(text[next]) && !Abbreviations.Contains(text[word..at].ToLowerInvariant());
    }

    private static IEnumerable<TextRange> Cut(SourceText source, TextRange range)
    {
        while (range.Length > Longest)
        {
            var cut = source.Text.LastIndexOfAny([' ', '\n'], range.Start + Longest - 1, Longest);
            cut = cut <= range.Start ? range.Start + Longest : cut;
            yield return new TextRange(range.Start, cut);
            range = new TextRange(cut, range.End);
        }

        yield return range;
    }
}
