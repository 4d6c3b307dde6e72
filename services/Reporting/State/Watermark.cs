namespace Medborgarlofte.Reporting.State;

/// <summary>How far one journal has been applied.</summary>
internal sealed class Watermark
{
    /// <summary>Longest text of <see cref="ParkedReason"/>.</summary>
    public const int LongestReason = 250;

    public required string Journal { get; init; }

    /// <summary>Sequence of the last entry applied; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>Hash of that entry, in hexadecimal: what comes next must follow from it. Empty before the first.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Number of the last restoration, of whichever journal, that the follow-up service's entries have told of; 0 for none, and in other rows.</summary>
    public long Epoch { get; init; }

    /// <summary>Why the journal stands still; empty while it moves.</summary>
    public string ParkedReason { get; init; } = "";

    /// <summary>The entry at which it stands still; 0 while it moves.</summary>
    public long ParkedSequence { get; init; }

    /// <summary>
    /// When a replica last saw that everything the journal held was applied, in microseconds since 1970-01-01 UTC; 0 before the first
    /// time. It is kept here so that each replica says the same, also right after its start.
    /// </summary>
    public long CurrentAtMicros { get; init; }

    /// <summary>Answers for this instant and later ones contain all that is applied; see <see cref="IntakeStep"/>.</summary>
    public long KnownAtMicros { get; init; }

    /// <summary>True once everything that the journal held has been applied: until then the read store is being built.</summary>
    public bool CaughtUp { get; init; }

    public bool IsParked => ParkedReason.Length > 0;

    /// <summary>The last entry applied.</summary>
    public JournalPlace Place => new(Sequence, Hash);
}
