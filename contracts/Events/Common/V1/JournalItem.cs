using System.Text.Json;
using System.Text.Json.Serialization;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>
/// One journal entry inside a batch event. Its sequence is the batch's first sequence plus its index. It travels with its payload as it
/// stands in the journal, which a publisher therefore need not read.
/// </summary>
[JsonConverter(typeof(JournalItemConverter))]
public sealed record JournalItem<T>
{
    private readonly Lazy<T> payload;

    /// <summary>An entry with its payload.</summary>
    public JournalItem(DateTimeOffset recordedAt, T payload) => (RecordedAt, this.payload) = (recordedAt, new Lazy<T>(payload));

    /// <summary>An entry with its payload as JSON by <see cref="JournalJson.Options"/>, which is read when it is asked for.</summary>
    public JournalItem(DateTimeOffset recordedAt, string json)
    {
        (RecordedAt, Json) = (recordedAt, json);
        payload = new Lazy<T>(() => JsonSerializer.Deserialize<T>(json, JournalJson.Options)!);
    }

    /// <summary>When the entry was committed in its service, UTC, whole microseconds.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>What was recorded.</summary>
    public T Payload => payload.Value;

    /// <summary>The payload as JSON where it is at hand.</summary>
    internal string? Json { get; }
}
