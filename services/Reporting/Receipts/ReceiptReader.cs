using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>What of a municipality a receipt is made from.</summary>
/// <param name="MunicipalityCode">Kommunkod.</param>
/// <param name="Position">How far each journal is read.</param>
internal sealed record ReceiptScope(string MunicipalityCode, JournalPosition Position);

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
    /// <summary>The next versions after a place, at most so many; empty at the end.</summary>
    public static async Task<List<ReceiptEntry>> ReadAsync(
        ReportingDbContext context, ReceiptScope scope, ReceiptPlace after, int most, CancellationToken cancellationToken)
    {
        List<StoredRecord> found = [];
        foreach (var journal in Enum.GetValues<StoredJournal>().Where(journal => journal >= after.Journal))
        {
            // Of the record that the place is in there may be rows left.
            var from = journal > after.Journal ? 0 : after.Rows > 0 ? after.Sequence : after.Sequence + 1;
            var upTo = scope.Position.Of(journal);
            found.AddRange(await context.Records.AsNoTracking()
                .Where(r => r.MunicipalityCode == scope.MunicipalityCode && r.Journal == journal && r.Sequence >= from && r.Sequence <= upTo
                    && (r.SupersededSequence == 0 || r.SupersededSequence > upTo) && (r.Type <= StoredType.MunicipalManifest || r.Type == StoredType.CoordinatorManifest))
                .OrderBy(r => r.Sequence).Take(most - found.Count).ToListAsync(cancellationToken));
            if (found.Count == most)
            {
                break;
            }
        }

        return await WithContainedAsync(context, scope, found, cancellationToken);
    }

    /// <summary>Some versions, each with whether another record of the municipality contained it.</summary>
    public static async Task<List<ReceiptEntry>> WithContainedAsync(
        ReportingDbContext context, ReceiptScope scope, IReadOnlyList<StoredRecord> versions, CancellationToken cancellationToken)
    {
        var includers = new Includers(context, scope.MunicipalityCode);
        foreach (var group in versions.Where(stored => !stored.IsDocument).GroupBy(stored => (stored.Type, stored.Source)))
        {
            await includers.LoadAsync(group.Key.Type, group.Key.Source, [.. group.Select(stored => stored.RecordId)], cancellationToken);
        }

        return [.. versions.Select(stored => new ReceiptEntry(stored, includers.Contain(stored.Key, scope.Position)))];
    }
}
