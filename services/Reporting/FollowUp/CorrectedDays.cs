using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>One version that replaced another, by the days that the two are about.</summary>
internal readonly record struct CorrectedDay(StoredJournal Journal, long Sequence, long RecordedAtMicros, DateSpan Before, DateSpan After)
{
    public bool Touches(DateSpan period) => Touches(Before, period) || Touches(After, period);

    private static bool Touches(DateSpan days, DateSpan period) => days.Start <= period.End && period.Start <= days.End;
}

/// <summary>
/// The days that corrections in a municipality are about. A place in a journal holds the same for ever, unless the journal is restored, so
/// what has been read is kept, and a page with twenty seals costs what has come since the last reader.
/// </summary>
internal sealed class CorrectedDays
{
    // About 20 MB.
    private const int MostKept = 300_000;

    private readonly ConcurrentDictionary<(string Municipality, long Epoch), (JournalPosition UpTo, IReadOnlyList<CorrectedDay> Days)> kept = new();

    /// <summary>Every correction up to a place, and maybe some after it.</summary>
    public async Task<IReadOnlyList<CorrectedDay>> UpToAsync(
        ReportingDbContext context, string municipalityCode, JournalPosition position, CancellationToken cancellationToken)
    {
        var key = (municipalityCode, position.Epoch);
        var (upTo, days) = kept.GetValueOrDefault(key, (default, []));
        List<CorrectedDay> found = [.. days];
        foreach (var journal in Enum.GetValues<StoredJournal>().Where(journal => position.Of(journal) > upTo.Of(journal)))
        {
            found.AddRange(await ReadAsync(context, municipalityCode, journal, upTo.Of(journal), position.Of(journal), cancellationToken));
            upTo = upTo.After(journal, position.Of(journal));
        }

        if (found.Count > days.Count && kept.Values.Sum(item => item.Days.Count) + found.Count > MostKept)
        {
            kept.Clear();
        }

        kept[key] = (upTo, found);
        return found;
    }

    private static async Task<IEnumerable<CorrectedDay>> ReadAsync(
        ReportingDbContext context, string municipalityCode, StoredJournal journal, long after, long upTo, CancellationToken cancellationToken)
    {
        // What is in the municipality and what has left it stand under indexes of their own.
        var versions = context.Records.AsNoTracking().Where(r => r.Journal == journal && r.Type != StoredType.PeriodSeal);
        var (now, before) = (new Dictionary<long, Side>(), new Dictionary<long, Side>());
        await foreach (var version in versions.Where(r => r.Version > 1 && r.MunicipalityCode == municipalityCode && r.Sequence > after && r.Sequence <= upTo)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            now[version.Sequence] = Side.Of(version);
        }

        await foreach (var version in versions
            .Where(r => r.MunicipalityCode == municipalityCode && r.SupersededSequence > 0 && r.SupersededSequence > after && r.SupersededSequence <= upTo)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            before[version.SupersededSequence] = Side.Of(version);
        }

        foreach (var part in before.Keys.Where(sequence => !now.ContainsKey(sequence)).Chunk(500).ToList())
        {
            foreach (var version in await versions.Where(r => part.Contains(r.Sequence)).ToListAsync(cancellationToken))
            {
                now[version.Sequence] = Side.Of(version);
            }
        }

        foreach (var group in now.Where(item => !before.ContainsKey(item.Key)).GroupBy(item => (item.Value.Key.Type, item.Value.Key.Source)).ToList())
        {
            var ids = group.Select(item => item.Value.Key.RecordId).Distinct().ToList();
            var (type, source) = group.Key;
            foreach (var version in await context.WithKeys<StoredRecord>([type, source], ids).AsNoTracking().ToListAsync(cancellationToken))
            {
                before.TryAdd(version.SupersededSequence, Side.Of(version));
            }
        }

        return from item in now
               where before.ContainsKey(item.Key)
               select new CorrectedDay(journal, item.Key, item.Value.RecordedAtMicros, before[item.Key].Days, item.Value.Days);
    }

    private readonly record struct Side(RecordKey Key, long RecordedAtMicros, DateSpan Days)
    {
        public static Side Of(StoredRecord version) => new(version.Key, version.RecordedAtMicros, DaysOf(version));

        private static DateSpan DaysOf(StoredRecord version) => version.Type switch
        {
            _ when version.Type.IsManifest() => new DateSpan(version.Manifest.StartDate, version.Manifest.EndDate),
            StoredType.AnnualReview => DayOf(version.Document<AnnualReviewRecorded>().Date),
            StoredType.SituationPicture => DayOf(version.Document<SituationPictureRecorded>().Date),
            StoredType.PeriodSeal => version.Document<PeriodSealRecorded>().Period,
            _ => DaysOfRecord(version),
        };

        private static DateSpan DaysOfRecord(StoredRecord version)
        {
            var record = version.Record;
            var first = record.Steps.Select(step => step.Date).Append(record.Date).Min();
            return new DateSpan(first, record.EndDate > record.Date ? record.EndDate.Value : record.Date);
        }

        private static DateSpan DayOf(DateOnly day) => new(day, day);
    }
}
