using System.Text.Json;
using System.Text.Json.Serialization;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>
/// One journal entry inside a batch event. Its sequence is the batch's first sequence plus its index. It travels with its payload as it
/// stands in the journal, which a publisher therefore need not read.
/// </summary>
[JsonConverter(typeof(JournalItemConverter))]
public sealed class JournalItem<T> where T : class
{
    private T? payload;

    /// <summary>An entry with its payload.</summary>
    public JournalItem(DateTimeOffset recordedAt, T payload) => (RecordedAt, this.payload) = (recordedAt, payload);

    /// <summary>An entry with its payload as JSON by <see cref="JournalJson.Options"/>, which is read when it is asked for.</summary>
    public JournalItem(DateTimeOffset recordedAt, string json) => (RecordedAt, Json) = (recordedAt, json);

    /// <summary>When the entry was committed in its service, UTC, whole microseconds.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>What was recorded.</summary>
    public T Payload => payload ??= JsonSerializer.Deserialize<T>(Json!, JournalJson.Options)!;

    /// <summary>The payload as JSON where it is at hand.</summary>
    internal string? Json { get; }
}
