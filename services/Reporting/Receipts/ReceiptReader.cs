using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>What of a municipality a receipt is made from.</summary>
/// <param name="MunicipalityCode">Kommunkod.</param>
/// <param name="Until">The instant, in microseconds; <see cref="Held.Now"/> for now.</param>
/// <param name="Contained">Records that another contains, where they are known beforehand; null to look each one up, which only now has.</param>
internal sealed record ReceiptScope(string MunicipalityCode, long Until, IReadOnlySet<RecordKey>? Contained);

/// <summary>One version in a receipt's order.</summary>
/// <param name="Stored">As stored.</param>
/// <param name="IsContained">True when a figure of the same source contains it.</param>
internal readonly record struct ReceiptEntry(StoredRecord Stored, bool IsContained)
{
    /// <summary>The record, as counting sees it; not for manifests.</summary>
    public ReportedRecord Record => IsContained ? Stored.Record with { IncludedElsewhere = true } : Stored.Record;
}

/// <summary>
/// Reads records and manifests of a municipality part by part, journal by journal and by sequence: that order has an index, so that the
/// last part costs what the first one does, and nothing is ever whole in memory.
/// </summary>
internal static class ReceiptReader
{
    private const string ContainsOthers = "\"includes\":[\"";

    /// <summary>The next versions after a place, at most so many; empty at the end.</summary>
    public static async Task<List<ReceiptEntry>> ReadAsync(
        ReportingDbContext context, ReceiptScope scope, ReceiptPlace after, int most, CancellationToken cancellationToken)
    {
        List<StoredRecord> found = [];
        foreach (var journal in Enum.GetValues<StoredJournal>().Where(journal => journal >= after.Journal))
        {
            // Of the record that the place is in there may be rows left.
            var from = journal > after.Journal ? 0 : after.Rows > 0 ? after.Sequence : after.Sequence + 1;
            found.AddRange(await Held.Records(context, scope.MunicipalityCode, scope.Until)
                .Where(r => r.Journal == journal && r.Sequence >= from && r.Type <= StoredType.MunicipalManifest)
                .OrderBy(r => r.Sequence).Take(most - found.Count).ToListAsync(cancellationToken));
            if (found.Count == most)
            {
                break;
            }
        }

        var contained = scope.Contained ?? await ContainedAsync(context, scope.MunicipalityCode, found, cancellationToken);
        return found.ConvertAll(stored => new ReceiptEntry(stored, contained.Count > 0 && contained.Contains(stored.Key)));
    }

    /// <summary>Keys of the records of a municipality that another one contained at an instant.</summary>
    public static async Task<IReadOnlySet<RecordKey>> ContainedAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken)
    {
        if (until == Held.Now)
        {
            return await Inclusions.InMunicipalityAsync(context, municipalityCode, cancellationToken);
        }

        // What contained what at an instant is not kept by itself: the records of then tell it, of which few contain any.
        HashSet<RecordKey> contained = [];
        var containing = Held.Records(context, municipalityCode, until).Where(r => r.Type < StoredType.PoliceManifest && r.Payload.Contains(ContainsOthers));
        await foreach (var stored in containing.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var record = stored.Record;
            contained.UnionWith(record.Withdrawn ? [] : record.Includes.Select(id => stored.Key with { RecordId = id }));
        }

        return contained;
    }

    /// <summary>Which of some current records of a municipality another one contains.</summary>
    public static async Task<HashSet<RecordKey>> ContainedAsync(
        ReportingDbContext context, string municipalityCode, IReadOnlyList<StoredRecord> among, CancellationToken cancellationToken)
    {
        HashSet<RecordKey> contained = [];
        foreach (var group in among.Where(stored => !stored.IsDocument).GroupBy(stored => (stored.Type, stored.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(stored => stored.RecordId).ToList();
            contained.UnionWith((await context.Inclusions.AsNoTracking()
                .Where(i => i.Type == type && i.Source == source && ids.Contains(i.IncludedId))
                .Where(i => context.Records.Any(by => by.Type == i.Type && by.Source == i.Source && by.RecordId == i.ById
                    && by.SupersededAtMicros == StoredRecord.Current && by.MunicipalityCode == municipalityCode))
                .Select(i => i.IncludedId).Distinct().ToListAsync(cancellationToken)).Select(id => new RecordKey(type, source, id)));
        }

        return contained;
    }
}
