using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Sentences in both languages, side by side. Each gets its capital and its full stop here and nowhere else.</summary>
internal sealed class Passage
{
    private readonly List<string> _swedish = [];
    private readonly List<string> _english = [];

    public BothLanguages Text => new(string.Join(' ', _swedish), string.Join(' ', _english));

    /// <summary>Adds one sentence, without capital and full stop; a text that ends in a full stop keeps its own.</summary>
    public void Say(string sv, string en)
    {
        _swedish.Add(Sentence(sv));
        _english.Add(Sentence(en));
    }

    public void Say(BothLanguages sentence) => Say(sentence.Sv, sentence.En);

    /// <summary>Adds what holds for the whole text, unless it has been said.</summary>
    public void SayOnce(string sv, string en)
    {
        if (!_swedish.Contains(Sentence(sv)))
        {
            Say(sv, en);
        }
    }

    public void SayOnce(BothLanguages sentence) => SayOnce(sentence.Sv, sentence.En);

    private static string Sentence(string text) => text.EndsWith('.') ? Words.Capitalise(text) : $"{Words.Capitalise(text)}.";
}
