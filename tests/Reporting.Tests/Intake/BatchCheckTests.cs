using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Intake;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>Which messages are what their journal holds.</summary>
public sealed class BatchCheckTests
{
    private static readonly byte[] Previous = [1, 2, 3];

    [Fact]
    public void IsHeld_WhatTheJournalHolds_IsAndHasEveryText()
    {
        var entries = Arrived(Batch());
        Assert.True(BatchCheck.IsHeld(entries, Recorded().Hash));
        Assert.True(BatchCheck.HasEveryText(entries));
        Assert.False(BatchCheck.IsHeld(entries, []));
    }

    [Fact]
    public void IsHeld_AnotherTextThanWasHashed_IsNot()
    {
        var item = Batch().Items[0];
        var entries = Arrived(Batch() with { Items = [item with { Texts = [item.Texts[0] with { Text = "Somebody else's words" }] }] });
        Assert.False(BatchCheck.IsHeld(entries, Recorded().Hash));
    }

    [Fact]
    public void HasEveryText_TextLeftOutOfTheMessage_HasNot()
    {
        // The chain does not cover the text itself, so only the journal knows whether it was removed.
        var entries = Arrived(Batch() with { Items = [Batch().Items[0] with { Texts = [] }] });
        Assert.True(BatchCheck.IsHeld(entries, Recorded().Hash));
        Assert.False(BatchCheck.HasEveryText(entries));
    }

    [Fact]
    public void IsWhole_WhatIsNoBatch_IsNot()
    {
        Assert.True(BatchCheck.IsWhole(Batch()));
        Assert.All(
            [
                Batch() with { FirstSequence = 0 }, Batch() with { PreviousHash = null! }, Batch() with { Items = null! }, Batch() with { Items = [] },
                Batch() with { Items = [null!] }, Batch() with { Items = [Batch().Items[0] with { Payload = null! }] },
                Batch() with { Items = [Batch().Items[0] with { Texts = [new JournalItemText([1], [2], null!)] }] },
            ],
            batch => Assert.False(BatchCheck.IsWhole(batch)));
    }

    private static readonly JournalText Text = JournalText.Of(17, "Rättad");

    private static IReadOnlyList<JournalEntry> Arrived(JournalBatch batch) => JournalBatches.Entries(batch);

    private static JournalBatch Batch() => JournalBatches.Of(JournalTypes.PoliceJournal, Previous, [Recorded()]);

    private static JournalEntry Recorded()
    {
        var entry = new JournalEntry
        {
            Sequence = 17, Type = JournalTypes.PoliceActivity, Subject = "police-activity/s/r", Actor = "s/system",
            Payload = $$"""{"recordId":"r","reason":"{{FreeTexts.Token(Text.Hash)}}"}""", RecordedAtMicros = 1_580_000_000_000_000, Texts = [Text],
        };
        entry.Hash = entry.ComputeHash(Previous);
        return entry;
    }
}
