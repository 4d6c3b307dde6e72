using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A commitment's sentence with everything that was found in it, before it is decided what it asks for.</summary>
internal sealed class CommitmentSentence
{
    private const int MostOfLabel = 4;

    public CommitmentSentence(Sentence words, DateSpan? period, string municipality)
    {
        Words = words;
        Period = period;
        FirstEnd = Enumerable.Range(1, words.Count).First(i => i == words.Count || (words[i] == "." && i > MostOfLabel && words.IsCapital(i + 1) && words[i - 1].Length > 2));
        Quantities = Wordings.Quantities.Find(words);
        Windows = Wordings.Windows.Find(words);
        Kinds = Vocabulary.Find(words, TermSort.Kind);
        WeakKinds = Vocabulary.Find(words, TermSort.Weak);
        Focuses = Vocabulary.Find(words, TermSort.Focus);
        Outcomes = Vocabulary.Find(words, TermSort.Outcome);
        Places = Wordings.Places.Find(words, municipality);
        Counted = Wordings.Counted.Find(this);
    }

    public Sentence Words { get; }

    /// <summary>Place after its first sentence: what follows explains.</summary>
    public int FirstEnd { get; }

    /// <summary>The agreement's period, where the text states it.</summary>
    public DateSpan? Period { get; }

    public List<Quantity> Quantities { get; }

    public List<Window> Windows { get; }

    public List<Term> Kinds { get; }

    public List<Term> WeakKinds { get; }

    public List<Term> Focuses { get; }

    public List<Term> Outcomes { get; }

    public List<Place> Places { get; }

    /// <summary>The numbers that are promised.</summary>
    public List<Counted> Counted { get; }

    /// <summary>The outcome, kind or weak kind that stands at a word; null when none does.</summary>
    public Term? TermAt(int index) => At(Outcomes, index) ?? At(Kinds, index) ?? At(WeakKinds, index);

    private static Term? At(List<Term> terms, int index) => terms.Find(term => term.First <= index && index <= term.Last);
}
