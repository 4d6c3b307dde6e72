namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>
/// A journal was put back to an earlier state, or replaced by a copy that lacked its end: what it held after an entry is gone, and other
/// entries have those sequences since.
/// </summary>
public sealed record JournalRestored
{
    /// <summary>Name of the journal.</summary>
    public required string Journal { get; init; }

    /// <summary>
    /// Number of the restoration: the second since 1970-01-01 UTC in which it was recorded, or one more than the one before. Positions carry
    /// the number of the last one that they know of, of whichever journal. It is no count, for a count could be restored to an earlier one.
    /// </summary>
    public required long Epoch { get; init; }

    /// <summary>Sequence of the last entry that was kept; 0 when none was.</summary>
    public required long KeptSequence { get; init; }

    /// <summary>Hash of that entry, in hexadecimal; empty when none was kept.</summary>
    public required string KeptHash { get; init; }

    /// <summary>Sequence of the last entry that was lost; 0 when nobody can say.</summary>
    public required long LostSequence { get; init; }

    /// <summary>Hash of that entry, in hexadecimal: a read store that stands there takes out what was lost.</summary>
    public required string LostHash { get; init; }

    /// <summary>The municipalities that lost records; empty when nobody can say.</summary>
    public IReadOnlyList<LostRecords> Municipalities { get; init; } = [];
}

/// <summary>What a municipality lost.</summary>
/// <param name="MunicipalityCode">Four-digit kommunkod.</param>
/// <param name="Records">Versions of records and agreements.</param>
public sealed record LostRecords(string MunicipalityCode, long Records);
