namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Words that are read together: a bullet, a heading, or a sentence of a paragraph.</summary>
internal sealed class Sentence
{
    private readonly List<Word> words;

    public Sentence(SourceText source, TextRange range)
    {
        Source = source;
        words = Word.Divide(source.Text, range);
        Range = words.Count == 0 ? range : words[0].Range.To(words[^1].Range);
    }

    public SourceText Source { get; }

    /// <summary>From the first word to the last mark.</summary>
    public TextRange Range { get; }

    public int Count => words.Count;

    /// <summary>The word in small letters; empty outside the sentence.</summary>
    public string this[int index] => index >= 0 && index < words.Count ? words[index].Lower : "";

    /// <summary>As it was typed, on one line.</summary>
    public string Shown => Source.ShownOn(Range);

    public Word At(int index) => words[index];

    public bool IsMark(int index) => index < 0 || index >= words.Count || words[index].Sort == WordSort.Mark;

    public bool IsDigits(int index) => index >= 0 && index < words.Count && words[index].Sort == WordSort.Digits;

    public bool IsCapital(int index) => index >= 0 && index < words.Count && words[index].Capital;

    /// <summary>Part of the text from one word to another, both included.</summary>
    public TextRange RangeOf(int first, int last) => words[first].Range.To(words[last].Range);

    /// <summary>True when nothing stands between a word and the next.</summary>
    public bool Touches(int index) => index + 1 < words.Count && words[index].Range.End == words[index + 1].Range.Start;

    /// <summary>The first of these words at or after a place; -1 when there is none.</summary>
    public int Find(IReadOnlySet<string> any, int from = 0) => words.FindIndex(Math.Min(from, words.Count), word => any.Contains(word.Lower));

    /// <summary>Whether these words follow each other at a place.</summary>
    public bool Has(int at, params ReadOnlySpan<string> phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (this[at + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }
}
