using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>What a receipt tells of a record on the judged day.</summary>
internal static class KnownRecord
{
    /// <summary>When a version was recorded.</summary>
    public static DateTimeOffset RecordedAt(this StoredRecord stored) => JournalEntry.FromMicros(stored.RecordedAtMicros);

    public static bool IsManifest(this StoredRecord stored) => stored.Type.IsManifest();

    /// <summary>
    /// What of a record has happened by a day; null when nothing has. A date to come is a plan or a slip, and what is planned is not
    /// published: a receipt that told when the next control is would undo it.
    /// </summary>
    public static ReportedRecord? KnownOn(this ReportedRecord record, DateOnly day)
    {
        if (record.Date <= day)
        {
            return record;
        }

        var reached = record.Steps.Where(step => step.Date <= day).ToList();
        return reached.Count == 0 ? null : record with { Steps = reached, Date = reached.Max(step => step.Date) };
    }
}
