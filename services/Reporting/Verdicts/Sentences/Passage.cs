using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Sentences in both languages, side by side. Each gets its capital and its full stop here and nowhere else.</summary>
internal sealed class Passage
{
    private readonly List<string> swedish = [];
    private readonly List<string> english = [];

    public BothLanguages Text => new(string.Join(' ', swedish), string.Join(' ', english));

    /// <summary>Adds one sentence, without capital and full stop; a text that ends in a full stop keeps its own.</summary>
    public void Say(string sv, string en)
    {
        swedish.Add(Sentence(sv));
        english.Add(Sentence(en));
    }

    public void Say(BothLanguages sentence) => Say(sentence.Sv, sentence.En);

    private static string Sentence(string text) => text.EndsWith('.') ? Words.Capitalise(text) : $"{Words.Capitalise(text)}.";
}
