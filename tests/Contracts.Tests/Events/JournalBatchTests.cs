using System.Text.Json;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Contracts.Tests.Events;

public sealed class JournalBatchTests
{
    // Spaces, escapes and the order of fields are part of what the journal's hash covers.
    private const string InJournal = """{"recordId":"tk-å", "kind":"trafikkontroll","reason":"sha256:00","quantity":1.0,"text":"\u00e5 \/ \""}""";

    private static readonly DateTimeOffset RecordedAt = new(2020, 3, 1, 7, 8, 9, 123, 456, TimeSpan.Zero);

    // A bus has options of its own: neither those of the journal nor defaults.
    private static readonly JsonSerializerOptions OfTheBus = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly JournalBatch Batch = new("police", 17, [1, 2, 3],
        [new JournalItem("police.activity.v1", "police-activity/s/tk-å", "s/system", RecordedAt, InJournal, [new JournalItemText([4], [5], "Rättad av \"oss\"")])]);

    [Fact]
    public void Write_Batch_HasThePayloadToTheLetterAndPlainNames() => Assert.Equal(
        $$"""{"journal":"police","firstSequence":17,"previousHash":"AQID","items":[{"type":"police.activity.v1","subject":"police-activity/s/tk-\u00E5","actor":"s/system","recordedAt":"2020-03-01T07:08:09.123456+00:00","payload":{{InJournal}},"texts":[{"hash":"BA==","salt":"BQ==","text":"R\u00E4ttad av \u0022oss\u0022"}]}]}""",
        JsonSerializer.Serialize(Batch, OfTheBus));

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheLetter()
    {
        // As the bus reads a message: into an element first.
        var read = JsonSerializer.Deserialize<JsonElement>(JsonSerializer.SerializeToUtf8Bytes(Batch, OfTheBus)).Deserialize<JournalBatch>(OfTheBus)!;
        var item = Assert.Single(read.Items);
        Assert.Equal((Batch.Journal, Batch.FirstSequence, RecordedAt, InJournal), (read.Journal, read.FirstSequence, item.RecordedAt, item.Payload));
        Assert.Equal(Batch.PreviousHash, read.PreviousHash);
        Assert.Equal("Rättad av \"oss\"", Assert.Single(item.Texts).Text);
    }
}
