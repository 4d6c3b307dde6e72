using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Police.V1;

namespace Medborgarlofte.Contracts.Tests.Events;

public sealed class JournalItemTests
{
    private const string InJournal =
        """{"source":"s","recordId":"tk-å","version":2,"sourceVersion":0,"municipalityCode":"0685","area":"","kind":"trafikkontroll","focuses":["nykterhet"],"date":"2020-02-29","quantity":1,"unit":"tillfalle","precision":"AtLeast","outcomes":[],"jointWith":["Municipality"],"thirdParties":[],"coveredItems":[],"includes":[],"duplicateOf":"","example":false,"withdrawn":false,"reason":"rättad"}""";

    private static readonly DateTimeOffset RecordedAt = new(2020, 3, 1, 7, 8, 9, 123, 456, TimeSpan.Zero);

    // A bus has options of its own: neither those of the journal nor defaults.
    private static readonly JsonSerializerOptions OfTheBus = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public void Write_WhatTheJournalHolds_StandsInTheMessageToTheLetter()
    {
        var text = JsonSerializer.Serialize(new JournalItem<PoliceActivityRecorded>(RecordedAt, InJournal), OfTheBus);
        Assert.Equal($$"""{"recordedAt":"2020-03-01T07:08:09.123456+00:00","payload":{{InJournal}}}""", text);
    }

    [Fact]
    public void Write_ThePayloadItself_IsWhatTheJournalHolds()
    {
        var payload = new JournalItem<PoliceActivityRecorded>(RecordedAt, InJournal).Payload;
        var text = JsonSerializer.Serialize(new JournalItem<PoliceActivityRecorded>(RecordedAt, payload), OfTheBus);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(InJournal), JsonNode.Parse(text)!["payload"]), text);
    }

    [Theory]
    [InlineData(InJournal)]
    [InlineData("""{"recordId":"tk-å","source":"s","municipalityCode":"0685","version":2,"kind":"trafikkontroll","date":"2020-02-29","quantity":1,"unit":"tillfalle","precision":2,"jointWith":[2],"reason":"rättad"}""")]
    public void Read_AsItIsOrWithNumbersForNames_IsThePayload(string payload)
    {
        var item = JsonSerializer.Deserialize<JournalItem<PoliceActivityRecorded>>(
            $$"""{"added":{"later":[1]},"payload":{{payload}},"recordedAt":"2020-03-01T07:08:09.123456Z"}""", OfTheBus)!;
        Assert.Equal(RecordedAt, item.RecordedAt);
        Assert.Equal(("tk-å", 2, Precision.AtLeast, "rättad"), (item.Payload.RecordId, item.Payload.Version, item.Payload.Precision, item.Payload.Reason));
        Assert.Equal([Party.Municipality], item.Payload.JointWith);
    }

    [Theory]
    [InlineData("""{"recordedAt":"2020-03-01T07:08:09Z"}""")]
    [InlineData("""{"payload":{"source":"s"}}""")]
    [InlineData("[]")]
    public void Read_WithoutOneOfBoth_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JournalItem<PoliceActivityRecorded>>(json, OfTheBus));
}
