namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>The checkpoint of a day, as it was signed then. Never updated.</summary>
public sealed class KeptCheckpoint
{
    /// <summary>Day in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Sequence of the newest entry at that time.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was kept, in microseconds since 1970-01-01 UTC.</summary>
    public required long KeptAtMicros { get; init; }

    /// <summary>The signed note.</summary>
    public required string Note { get; init; }
}
