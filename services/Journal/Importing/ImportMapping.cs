using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Importing;

/// <summary>Between import runs on the wire and in the tables.</summary>
internal static class ImportMapping
{
    private const string PersonalDataReason = "PERSONAL_DATA";

    public static ImportRun ToWire(StoredImportRun run)
    {
        var wire = new ImportRun
        {
            Id = run.Id, Source = run.Source, RecordType = run.RecordType, Form = run.Form, State = run.State,
            BegunAt = Instant(run.BegunAtMicros), EndedAt = Instant(run.EndedAtMicros), ExportedAt = Instant(run.ExportedAtMicros),
            Records = run.Records, Created = run.Created, Corrected = run.Corrected, Unchanged = run.Unchanged, Stale = run.Stale,
            StillWithdrawn = run.StillWithdrawn, Withdrawn = run.Withdrawn, Refused = run.Refused, Failure = run.Failure, RefusedRows = run.RefusedRows,
        };
        wire.RefusalReasons.AddRange(run.RefusalReasons.OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => new RefusalCount { Reason = reason.Key, Records = reason.Value }));
        return wire;
    }

    /// <summary>Notes how a run ended.</summary>
    public static void End(StoredImportRun run, ImportRun wire, long endedAtMicros)
    {
        run.EndedAtMicros = endedAtMicros;
        run.State = wire.State == ImportState.Failed ? ImportState.Failed : ImportState.Completed;
        (run.Records, run.Created, run.Corrected, run.Unchanged) = (wire.Records, wire.Created, wire.Corrected, wire.Unchanged);
        (run.Stale, run.StillWithdrawn, run.Withdrawn, run.Refused) = (wire.Stale, wire.StillWithdrawn, wire.Withdrawn, wire.Refused);
        run.Failure = wire.Failure;
        run.RefusalReasons = wire.RefusalReasons.GroupBy(reason => reason.Reason).ToDictionary(reason => reason.Key, reason => reason.Sum(one => one.Records));
    }

    /// <summary>False for a row that was refused for personal data: nothing of it is kept.</summary>
    public static bool MayBeKept(RefusedRow row) => row.Reason != PersonalDataReason;

    /// <summary>The row without what may be personal; the sender has left out what was wrong.</summary>
    public static StoredRefusedRow ToStored(StoredImportRun run, RefusedRow row) => new()
    {
        ImportId = run.Id,
        Line = row.Line,
        BegunAtMicros = run.BegunAtMicros,
        RecordId = PersonalData.IsInId(row.RecordId) ? "" : row.RecordId,
        Reason = row.Reason,
        Error = row.Error,
        Cells = [.. row.Cells.Select(cell => PersonalData.Find(cell) is null ? cell : "")],
    };

    public static RefusedRow ToWire(StoredRefusedRow row)
    {
        var wire = new RefusedRow { Line = row.Line, RecordId = row.RecordId, Reason = row.Reason, Error = row.Error };
        wire.Cells.AddRange(row.Cells);
        return wire;
    }

    private static Timestamp? Instant(long? micros) =>
        micros is { } at ? Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddTicks(at * TimeSpan.TicksPerMicrosecond)) : null;
}
