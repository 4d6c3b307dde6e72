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

    /// <summary>
    /// The entries of a type that held at an instant, one for each subject, in journal order. Every entry of the type is looked at: it is
    /// for looking back now and then, not for lists of today.
    /// </summary>
    /// <param name="context">The service's database.</param>
    /// <param name="type">Name of the payload's type.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="municipalityCode">Kommunkod of the payload; empty for all.</param>
    public static IAsyncEnumerable<JournalEntry> HeldAt(this DbContext context, string type, DateTimeOffset asOf, string municipalityCode)
    {
        var until = JournalEntry.ToMicros(asOf);
        var about = $"\"municipalityCode\":\"{municipalityCode}";
        var journal = context.Set<JournalEntry>().AsNoTracking();
        return journal.Where(e => e.Type == type && e.RecordedAtMicros <= until && e.Payload.Contains(about))
            .Where(e => !journal.Any(later => later.Subject == e.Subject && later.Sequence > e.Sequence && later.RecordedAtMicros <= until))
            .OrderBy(e => e.Sequence).AsAsyncEnumerable();
    }

    /// <summary>The entry that held at an instant; null when there was none yet.</summary>
    public static Task<JournalEntry?> VersionAtAsync(this DbContext context, string subject, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var until = JournalEntry.ToMicros(asOf);
        return context.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && e.RecordedAtMicros <= until)
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
    }
}
