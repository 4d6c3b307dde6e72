using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Journal;

/// <summary>Converts entries to the bus's message and back.</summary>
public static class JournalBatches
{
    /// <summary>A run of entries as a message.</summary>
    /// <param name="journal">Name of the journal.</param>
    /// <param name="previousHash">Hash of the entry before the run; empty when it begins the journal.</param>
    /// <param name="run">Entries without gaps, with their texts.</param>
    public static JournalBatch Of(string journal, byte[] previousHash, IReadOnlyList<JournalEntry> run) => new(
        journal, run[0].Sequence, previousHash,
        [
            .. run.Select(entry => new JournalItem(entry.Type, entry.Subject, entry.Actor, entry.RecordedAt, entry.Payload,
                [.. (entry.Texts ?? []).Select(text => new JournalItemText(text.Hash, text.Salt, text.Text))])),
        ]);

    /// <summary>The entries of a message. Each hash is computed from the message's own content.</summary>
    public static IReadOnlyList<JournalEntry> Entries(JournalBatch batch)
    {
        var hash = batch.PreviousHash;
        return [.. batch.Items.Select((item, index) =>
        {
            var entry = Entry(item, batch.FirstSequence + index);
            hash = entry.Hash = entry.ComputeHash(hash);
            return entry;
        })];
    }

    private static JournalEntry Entry(JournalItem item, long sequence) => new()
    {
        Sequence = sequence,
        Type = item.Type,
        Subject = item.Subject,
        Actor = item.Actor,
        RecordedAtMicros = JournalEntry.ToMicros(item.RecordedAt),
        Payload = item.Payload,
        Texts = [.. item.Texts.Select(text => new JournalText { Sequence = sequence, Hash = text.Hash, Salt = text.Salt, Text = text.Text })],
    };
}
