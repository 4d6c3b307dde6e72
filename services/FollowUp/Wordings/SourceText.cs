namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>
/// A pasted text in one typography, with the way back: each letter knows which units of the text as it was sent it stands for.
/// </summary>
internal sealed class SourceText
{
    private readonly List<Letter> letters;

    private SourceText(List<Letter> letters)
    {
        this.letters = letters;
        Text = string.Create(letters.Count, letters, (span, all) => Copy(span, all, letter => letter.Read));
        Shown = string.Create(letters.Count, letters, (span, all) => Copy(span, all, letter => letter.Shown));
    }

    /// <summary>What the rules read: plain spaces, dashes and quotes, no soft hyphens, words that a line break had divided whole again.</summary>
    public string Text { get; }

    /// <summary>The same letters as they were typed: what a commitment's wording is made of.</summary>
    public string Shown { get; }

    public static SourceText Of(string sent) => new(DividedWords.Join(Typography.Normalise(sent)));

    /// <summary>Where a part of <see cref="Text"/> stands in the text that was sent.</summary>
    public TextRange InSent(TextRange range) => range.Length > 0
        ? new TextRange(letters[range.Start].Start, letters[range.End - 1].End)
        : new TextRange(0, 0);

    /// <summary>A part as it was typed, on one line.</summary>
    public string ShownOn(TextRange range) => string.Join(' ', Shown[range.Start..range.End].Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static void Copy(Span<char> span, List<Letter> letters, Func<Letter, char> of)
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = of(letters[i]);
        }
    }
}

/// <summary>One letter.</summary>
/// <param name="Read">As the rules read it.</param>
/// <param name="Shown">As it was typed.</param>
/// <param name="Start">First unit in the text that was sent.</param>
/// <param name="End">After the last one.</param>
internal readonly record struct Letter(char Read, char Shown, int Start, int End);
