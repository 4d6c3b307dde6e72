namespace Medborgarlofte.Reporting;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, EventName = "reporting.applied", Message = "Applied {Count} entries of journal {Journal} up to {Sequence}")]
    public static partial void Applied(this ILogger logger, string journal, int count, long sequence);

    [LoggerMessage(Level = LogLevel.Information, EventName = "reporting.gap",
        Message = "Journal {Journal} is applied up to {Watermark}, and a batch begins at {First}: the gap is read from the journal")]
    public static partial void GapFound(this ILogger logger, string journal, long watermark, long first);

    [LoggerMessage(Level = LogLevel.Information, EventName = "reporting.catch-up", Message = "Reading journal {Journal} from {Watermark} to {Newest}")]
    public static partial void CatchingUp(this ILogger logger, string journal, long watermark, long newest);

    [LoggerMessage(Level = LogLevel.Information, EventName = "reporting.catch-up.progress", Message = "Journal {Journal} is applied up to {Sequence}")]
    public static partial void CaughtUpTo(this ILogger logger, string journal, long sequence);

    [LoggerMessage(Level = LogLevel.Error, EventName = "reporting.commitment.not-computed",
        Message = "Commitment {Commitment} of agreement {Agreement} cannot be computed; it is shown as not measurable")]
    public static partial void CommitmentNotComputed(this ILogger logger, Exception exception, string agreement, string commitment);

    [LoggerMessage(Level = LogLevel.Debug, EventName = "reporting.journal.away", Message = "Journal {Journal} cannot be reached; it is tried again")]
    public static partial void JournalAway(this ILogger logger, string journal);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "reporting.catch-up.failed", Message = "Journal {Journal} could not be read or applied; it is tried again")]
    public static partial void CatchUpFailed(this ILogger logger, Exception exception, string journal);

    [LoggerMessage(Level = LogLevel.Error, EventName = "reporting.parked",
        Message = "Journal {Journal} stands still at entry {Sequence}: {Reason}. Nothing is skipped; it is tried again")]
    public static partial void Parked(this ILogger logger, Exception exception, string journal, long sequence, string reason);

    [LoggerMessage(Level = LogLevel.Error, EventName = "reporting.diverged",
        Message = "Journal {Journal} stands still: {Reason}. What is applied here is another journal's; see accept-journal in docs/operations.md")]
    public static partial void Diverged(this ILogger logger, string journal, string reason);

    [LoggerMessage(Level = LogLevel.Error, EventName = "reporting.batch.refused",
        Message = "A message said {Count} entries from {First} on of journal {Journal}, which does not hold them: nothing of it was applied")]
    public static partial void BatchRefused(this ILogger logger, string journal, long first, int count);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "reporting.commit.slow",
        Message = "Committing journal {Journal} up to {Sequence} took {Milliseconds} ms: an answer that was given meanwhile may not be had again as it was")]
    public static partial void CommitTookLong(this ILogger logger, string journal, long sequence, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, EventName = "reporting.checkpoints.made", Message = "Made {Count} checkpoints of municipality {Municipality}")]
    public static partial void CheckpointsMade(this ILogger logger, int count, string municipality);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "reporting.checkpoints.failed",
        Message = "Checkpoints of municipality {Municipality} were not made: its earlier instants cost more to read")]
    public static partial void CheckpointsNotMade(this ILogger logger, Exception exception, string municipality);
}
