namespace Medborgarlofte.Reporting.State;

/// <summary>How far one journal has been applied.</summary>
internal sealed class Watermark
{
    public required string Journal { get; init; }

    /// <summary>Sequence of the last entry applied; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>Why the journal stands still; empty while it moves.</summary>
    public string ParkedReason { get; init; } = "";
}
