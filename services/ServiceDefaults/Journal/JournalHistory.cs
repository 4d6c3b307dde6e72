using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>Older versions of a record, from the journal.</summary>
public static class JournalHistory
{
    /// <summary>Every entry about a subject, oldest first. NOT_FOUND (RECORD_NOT_FOUND) when there is none.</summary>
    public static async Task<List<JournalEntry>> VersionsOfAsync(this DbContext context, string subject, CancellationToken cancellationToken)
    {
        var entries = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject)
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        return entries.Count > 0 ? entries : throw RecordStates.NotFound();
    }

    /// <summary>The entry that held at an instant; null when there was none yet.</summary>
    public static Task<JournalEntry?> VersionAtAsync(this DbContext context, string subject, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var until = JournalEntry.ToMicros(asOf);
        return context.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && e.RecordedAtMicros <= until)
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
    }
}
