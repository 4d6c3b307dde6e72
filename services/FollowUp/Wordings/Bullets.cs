namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Knows the signs, numbers and letters that an item of a list begins with.</summary>
internal static class Bullets
{
    private const string Signs = "-*•·▪▫■□●○◦‣►▶➢➤❖✓✔☐☑→§>";

    /// <summary>Place after the bullet and its spaces; the same place when the line has none.</summary>
    public static int Skip(string text, int start, int end)
    {
        var at = AfterSign(text, start, end);
        at = at > start ? at : AfterNumber(text, start, end);
        while (at > start && at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static int AfterSign(string text, int start, int end)
    {
        if (start + 1 >= end)
        {
            return start;
        }

        // Word's own bullets come out of a PDF as letters that only its font shows.
        var isPrivate = text[start] is >= '\uE000' and <= '\uF8FF';
        var isSign = Signs.Contains(text[start], StringComparison.Ordinal) || isPrivate;
        if (isSign && (text[start + 1] == ' ' || (text[start] is not ('-' or '*' or '>') && char.IsLetterOrDigit(text[start + 1]))))
        {
            return start + 1;
        }

        return text[start] == 'o' && text[start + 1] == ' ' && start + 2 < end ? start + 1 : start;
    }

    /// <summary>"1.", "1)", "(1)", "1.2", "a)": a sign after it, and a space.</summary>
    private static int AfterNumber(string text, int start, int end)
    {
        var at = text[start] == '(' ? start + 1 : start;
        var digits = at;
        while (at < end && at - digits < 6 && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at > digits && at + 1 < end && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        if (at == digits && at < end && char.IsAsciiLetter(text[at]) && at + 1 < end && text[at + 1] == ')')
        {
            at++;
        }

        // "3.1 Kommunen åtar sig att": a number with two levels needs no sign after it.
        if (at > digits + 2 && at + 1 < end && text[at] == ' ' && char.IsUpper(text[at + 1]) && text[digits..at].Contains('.', StringComparison.Ordinal))
        {
            return at;
        }

        var isNumbered = at > digits && at - digits <= 5 && at + 1 < end && text[at] is '.' or ')' && text[at + 1] == ' ';
        return isNumbered ? at + 1 : start;
    }
}
