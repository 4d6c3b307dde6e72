using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "journal.publish.failed",
        Message = "Publishing from journal {Journal} failed; it is tried again")]
    public static partial void PublishFailed(this ILogger logger, Exception exception, string journal);

    [LoggerMessage(Level = LogLevel.Information, EventName = "journal.leader.lost", Message = "Another replica publishes journal {Journal} now")]
    public static partial void LeaderLost(this ILogger logger, string journal);

    [LoggerMessage(Level = LogLevel.Information, EventName = "journal.leader.taken", Message = "This replica publishes journal {Journal} from {Position}")]
    public static partial void LeaderTaken(this ILogger logger, string journal, long position);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "journal.checkpoint.failed",
        Message = "The day's checkpoint of journal {Journal} was not kept; it is tried again")]
    public static partial void CheckpointNotKept(this ILogger logger, Exception exception, string journal);

    [LoggerMessage(Level = LogLevel.Information, EventName = "journal.texts.redacted",
        Message = "{Texts} texts of a {RecordType} were removed by {Actor}; entry {Sequence}")]
    public static partial void TextsRedacted(this ILogger logger, string recordType, string actor, int texts, long sequence);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "journal.commit.failed",
        Message = "A change was not committed in journal {Journal}")]
    public static partial void CommitFailed(this ILogger logger, Exception exception, string journal);

    [LoggerMessage(Level = LogLevel.Error, EventName = "journal.clock.ahead", Message = "Journal {Journal} takes no entries. {Fault}")]
    public static partial void ClockAhead(this ILogger logger, string journal, string fault);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "import.not-written",
        Message = "Import run {Run} could not be written; the records of its stream are stored, and the run says less than it should")]
    public static partial void ImportRunNotWritten(this ILogger logger, Exception exception, string run);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "import.not-removed", Message = "Old import runs could not be removed; the next run tries again")]
    public static partial void OldImportsNotRemoved(this ILogger logger, Exception exception);
}
