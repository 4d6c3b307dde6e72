using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Journal.Verification;

namespace Medborgarlofte.Journal.Importing;

/// <summary>What became of one file, body or stream. It tells of records and is none: no entry of the journal stands behind it.</summary>
[NotJournaled]
public sealed class StoredImportRun
{
    /// <summary>The journal, a hyphen and 32 letters a-p.</summary>
    public required string Id { get; init; }

    /// <summary>Source system of the sender.</summary>
    public required string Source { get; init; }

    /// <summary>Type of the records.</summary>
    public required string RecordType { get; init; }

    /// <summary>"csv", "ndjson" or "grpc".</summary>
    public required string Form { get; init; }

    /// <summary>When it began, in microseconds since 1970-01-01 UTC.</summary>
    public required long BegunAtMicros { get; init; }

    /// <summary>When the sender's system wrote the file; null when it was not said.</summary>
    public long? ExportedAtMicros { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public long? EndedAtMicros { get; set; }

    /// <summary>Where it stands.</summary>
    public ImportState State { get; set; } = ImportState.Running;

    /// <summary>How many records there were.</summary>
    public long Records { get; set; }

    /// <summary>New ones.</summary>
    public long Created { get; set; }

    /// <summary>Those that replaced what was stored.</summary>
    public long Corrected { get; set; }

    /// <summary>Those that were stored already.</summary>
    public long Unchanged { get; set; }

    /// <summary>Older than what is stored.</summary>
    public long Stale { get; set; }

    /// <summary>Those that are withdrawn, and stay so.</summary>
    public long StillWithdrawn { get; set; }

    /// <summary>Withdrawn by the run.</summary>
    public long Withdrawn { get; set; }

    /// <summary>Those of which nothing was stored.</summary>
    public long Refused { get; set; }

    /// <summary>How many for each reason.</summary>
    public Dictionary<string, long> RefusalReasons { get; set; } = [];

    /// <summary>Why the whole of it failed; empty when it did not.</summary>
    public string Failure { get; set; } = "";

    /// <summary>Names of the file's columns.</summary>
    public List<string> Columns { get; set; } = [];

    /// <summary>Between the file's cells.</summary>
    public string Separator { get; set; } = "";

    /// <summary>How many refused rows are kept.</summary>
    public long RefusedRows { get; set; }
}

/// <summary>A refused row, without what may be personal.</summary>
[NotJournaled]
public sealed class StoredRefusedRow
{
    /// <summary>Its run.</summary>
    public required string ImportId { get; init; }

    /// <summary>Its line.</summary>
    public required long Line { get; init; }

    /// <summary>When its run began, in microseconds since 1970-01-01 UTC: rows are removed by it.</summary>
    public required long BegunAtMicros { get; init; }

    /// <summary>The sender's own id; empty when it could not be read or kept.</summary>
    public required string RecordId { get; init; }

    /// <summary>Stable reason.</summary>
    public required string Reason { get; init; }

    /// <summary>What was wrong.</summary>
    public required string Error { get; init; }

    /// <summary>Its cells.</summary>
    public required List<string> Cells { get; init; }
}
