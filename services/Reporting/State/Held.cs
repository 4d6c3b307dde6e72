using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>What of a municipality belongs to a moment, and how new it was.</summary>
internal static class Held
{
    /// <summary>
    /// Everything. Of now nothing is asked but that it is current: a second condition has SQLite look through all that a municipality
    /// has reported, instead of seeking what is of a type.
    /// </summary>
    public static IQueryable<StoredRecord> Records(ReportingDbContext context, string municipalityCode, Moment moment)
    {
        var records = context.Records.AsNoTracking().Where(r => r.MunicipalityCode == municipalityCode);
        var (police, municipal, followUp, _) = moment.Position;
        return moment.IsNow
            ? records.Where(r => r.SupersededAtMicros == StoredRecord.Current)
            : records.Where(r =>
                r.Sequence <= (r.Journal == StoredJournal.Police ? police : r.Journal == StoredJournal.Municipal ? municipal : followUp)
                && (r.SupersededSequence == 0
                    || r.SupersededSequence > (r.Journal == StoredJournal.Police ? police : r.Journal == StoredJournal.Municipal ? municipal : followUp)));
    }

    /// <summary>
    /// Narratives and documents, for these alone have an index by type. That a version is superseded after 1970 is no condition: it has
    /// SQLite take this index and not that of all that the municipality has reported.
    /// </summary>
    public static IQueryable<StoredRecord> Texts(ReportingDbContext context, string municipalityCode, Moment moment)
    {
        var texts = Records(context, municipalityCode, moment).Where(r => r.Type >= StoredType.Narrative);
        return moment.IsNow ? texts : texts.Where(r => r.SupersededAtMicros > 0);
    }

    /// <summary>The agreements.</summary>
    public static IQueryable<StoredAgreement> Agreements(ReportingDbContext context, Moment moment)
    {
        var followUp = moment.Position.FollowUp;
        return context.Agreements.AsNoTracking().Where(a => a.Sequence <= followUp && (a.SupersededSequence == 0 || a.SupersededSequence > followUp));
    }

    /// <summary>When the newest version was recorded. A journal's clock never goes back: of each the last one is looked at.</summary>
    public static async Task<DateTimeOffset?> NewestAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken)
    {
        List<long?> last = [];
        foreach (var journal in Enum.GetValues<StoredJournal>())
        {
            var upTo = moment.Position.Of(journal);
            last.Add(await context.Records
                .Where(r => r.MunicipalityCode == municipalityCode && r.Journal == journal && r.Sequence <= upTo)
                .OrderByDescending(r => r.Sequence).Select(r => (long?)r.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken));
        }

        return last.Max() is { } newest ? JournalEntry.FromMicros(newest) : null;
    }
}
