namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>What a <see cref="Word"/> is.</summary>
internal enum WordSort
{
    /// <summary>Letters, and what is spelled with them: "A-traktor", "20-minuters", "trafik-".</summary>
    Letters,

    /// <summary>Digits alone.</summary>
    Digits,

    /// <summary>One sign of punctuation.</summary>
    Mark,
}

/// <summary>A word or a mark of a text.</summary>
/// <param name="Range">Where it stands in <see cref="SourceText.Text"/>.</param>
/// <param name="Lower">In small letters.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Capital">True when it begins with a capital.</param>
internal readonly record struct Word(TextRange Range, string Lower, WordSort Sort, bool Capital)
{
    /// <summary>The first half of a compound whose second half follows later: "trafik-" of "trafik- och informationsinsatser".</summary>
    public bool IsSuspended => Sort == WordSort.Letters && Lower[^1] == '-';

    /// <summary>Divides a text into words.</summary>
    public static List<Word> Divide(string text, TextRange range)
    {
        var words = new List<Word>();
        for (var at = range.Start; at < range.End;)
        {
            var end = EndOf(text, at, range.End);
            if (text[at] is not (' ' or '\n'))
            {
                words.Add(Of(text, new TextRange(at, end)));
            }

            at = end;
        }

        return words;
    }

    private static int EndOf(string text, int at, int limit)
    {
        if (!char.IsLetterOrDigit(text[at]))
        {
            return at + 1;
        }

        var digits = at;
        while (digits < limit && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits > at && !GoesOn(text, digits, limit))
        {
            return digits;
        }

        var end = digits;
        while (end < limit && (char.IsLetterOrDigit(text[end]) || IsHyphen(text, end, limit)))
        {
            end++;
        }

        return end;
    }

    /// <summary>"20-minuters" and "7A" are one word; "2-3", "20-talet" aside, and "3st" are not.</summary>
    private static bool GoesOn(string text, int at, int limit) => at < limit
        && (char.IsLetter(text[at]) ? !IsShortUnit(text, at, limit) : text[at] == '-' && at + 1 < limit && char.IsLetter(text[at + 1]));

    private static bool IsShortUnit(string text, int at, int limit)
    {
        var end = at;
        while (end < limit && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end] is "st" or "ggr" or "ggn" or "x" or "tim" or "timmar" or "gånger";
    }

    private static bool IsHyphen(string text, int at, int limit) => text[at] == '-' && at > 0 && char.IsLetterOrDigit(text[at - 1])
        && (at + 1 == limit || !char.IsDigit(text[at + 1])) && !(at + 1 < limit && text[at + 1] == '-');

    private static Word Of(string text, TextRange range)
    {
        var first = text[range.Start];
        var digits = range.Start;
        while (digits < range.End && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        var sort = !char.IsLetterOrDigit(first) ? WordSort.Mark : digits == range.End ? WordSort.Digits : WordSort.Letters;
        return new Word(range, text[range.Start..range.End].ToLowerInvariant(), sort, char.IsUpper(first));
    }
}
