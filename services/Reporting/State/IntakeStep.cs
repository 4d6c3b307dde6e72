namespace Medborgarlofte.Reporting.State;

/// <summary>
/// One transaction of intake: entries of one journal, and from which instants on an answer contains them. An entry that comes late was
/// not in the answers that have been given meanwhile, and stays out of them for ever.
/// </summary>
internal sealed class IntakeStep
{
    public required StoredJournal Journal { get; init; }

    /// <summary>Answers for this instant and later ones contain all of it. Greater than in the step before, of whichever journal.</summary>
    public required long KnownAtMicros { get; init; }

    /// <summary>Sequence of its last entry.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Hash of its last entry, in hexadecimal: where a journal became another one is found by it.</summary>
    public required string Hash { get; init; }

    /// <summary>Answers for earlier instants contain nothing of it; between the two they contain what was recorded by then.</summary>
    public required long KnownFromMicros { get; init; }
}
