using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>What has been read so far: the draft, where its values stand, and what was left.</summary>
/// <param name="source">The text.</param>
internal sealed class Draft(SourceText source)
{
    public Agreement Agreement { get; } = new();

    public List<WordingReading> Readings { get; } = [];

    public List<UnreadWording> NotRead { get; } = [];

    /// <summary>Notes where a value was read.</summary>
    public void Read(string field, TextRange range, HowRead how, Note note)
    {
        var sent = source.InSent(range);
        Readings.Add(new WordingReading { Field = field, Start = sent.Start, End = sent.End, How = how, Note = Text(note) });
    }

    /// <summary>Notes a part that did not become what a reader might expect.</summary>
    public void Leave(TextRange range, UnreadReason why, Note message)
    {
        var sent = source.InSent(range);
        NotRead.Add(new UnreadWording { Start = sent.Start, End = sent.End, Why = why, Message = Text(message) });
    }

    private static LocalizedText Text(Note note) => new() { Sv = note.Sv, En = note.En };
}
