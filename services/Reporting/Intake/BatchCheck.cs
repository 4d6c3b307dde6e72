using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Compares a message from the bus with its journal.</summary>
internal static class BatchCheck
{
    /// <summary>False for JSON that is no batch: its missing members are null.</summary>
    public static bool IsWhole(JournalBatch batch) => batch is { Journal: not null, FirstSequence: > 0, PreviousHash: not null, Items.Count: > 0 } && batch.Items.All(item =>
        item is { Type: not null, Subject: not null, Actor: not null, Payload: not null, Texts: not null }
        && item.Texts.All(text => text is { Hash: not null, Salt: not null, Text: not null }));

    /// <summary>True when the journal holds exactly these entries: the hash of the last one covers all of them.</summary>
    /// <param name="entries">Those of the message.</param>
    /// <param name="hash">What the journal's service says of the last one; empty when it does not hold it.</param>
    public static bool IsHeld(IReadOnlyList<JournalEntry> entries, ReadOnlySpan<byte> hash) => hash.SequenceEqual(entries[^1].Hash) && entries.All(JournalSources.HasItsTexts);

    /// <summary>False when a text is missing. It was redacted, or left out of the message; only the journal knows which.</summary>
    public static bool HasEveryText(IReadOnlyList<JournalEntry> entries) => !entries.Any(entry => entry.IsRedacted);
}
