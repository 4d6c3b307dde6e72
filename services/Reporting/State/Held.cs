using Medborgarlofte.Reporting.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>What of a municipality held at an instant, in microseconds since 1970-01-01 UTC, and how new it was.</summary>
internal static class Held
{
    /// <summary>The instant that stands for now.</summary>
    public const long Now = StoredRecord.Current - 1;

    /// <summary>
    /// Everything. Of now nothing is asked but that it is current: a second condition has SQLite look through all that a municipality
    /// has reported, instead of seeking what is of a type.
    /// </summary>
    public static IQueryable<StoredRecord> Records(ReportingDbContext context, string municipalityCode, long until)
    {
        var records = context.Records.AsNoTracking().Where(r => r.MunicipalityCode == municipalityCode);
        return until == Now
            ? records.Where(r => r.SupersededAtMicros == StoredRecord.Current)
            : records.Where(r => r.RecordedAtMicros <= until && r.SupersededAtMicros > until);
    }

    /// <summary>Narratives and documents, for these alone have an index by type.</summary>
    public static IQueryable<StoredRecord> Texts(ReportingDbContext context, string municipalityCode, long until) =>
        Records(context, municipalityCode, until).Where(r => r.Type >= StoredType.Narrative);

    /// <summary>When the newest version by then was recorded. A journal's clock never goes back: of each the last one is looked at.</summary>
    public static async Task<DateTimeOffset?> NewestAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken)
    {
        List<long?> last = [];
        foreach (var journal in Enum.GetValues<StoredJournal>())
        {
            last.Add(await context.Records
                .Where(r => r.MunicipalityCode == municipalityCode && r.Journal == journal && r.RecordedAtMicros <= until)
                .OrderByDescending(r => r.Sequence).Select(r => (long?)r.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken));
        }

        return last.Max() is { } newest ? JournalEntry.FromMicros(newest) : null;
    }
}
