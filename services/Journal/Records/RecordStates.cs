using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Journal.Records;

/// <summary>The state of a stored record, as answers state it.</summary>
public static class RecordStates
{
    /// <summary>Version, etag, time and reason of the current version.</summary>
    public static RecordState Of(SourceRecord record) => new()
    {
        Version = record.Version,
        Etag = Etag(record),
        RecordedAt = JournalEntry.FromMicros(record.RecordedAtMicros).ToTimestamp(),
        Withdrawn = record.Withdrawn,
        Reason = record.Reason,
        Sequence = record.Sequence,
    };

    /// <summary>The state of a version, from its journal entry and its event.</summary>
    public static RecordState Of(JournalEntry entry, IRecordedVersion recorded)
    {
        var state = Of(entry, recorded.Version);
        (state.Withdrawn, state.Reason) = (recorded.Withdrawn, recorded.Reason);
        return state;
    }

    /// <summary>The state of a version of something that is never withdrawn.</summary>
    public static RecordState Of(JournalEntry entry, long version) => new()
    {
        Version = version,
        Etag = Etag(version, entry.Sequence),
        RecordedAt = entry.RecordedAt.ToTimestamp(),
        Sequence = entry.Sequence,
    };

    /// <summary>Version tag of the current version.</summary>
    public static string Etag(SourceRecord record) => Etag(record.Version, record.Sequence);

    /// <summary>NOT_FOUND (RECORD_NOT_FOUND).</summary>
    public static DomainException NotFound() => DomainException.NotFound("RECORD_NOT_FOUND", "There is no record with this source and id.");

    private static string Etag(long version, long sequence) => $"v{version}-{sequence}";
}
