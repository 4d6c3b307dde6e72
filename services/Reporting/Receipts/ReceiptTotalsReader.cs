using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>
/// The totals of receipts. Each record of a municipality is looked at once, for all its commitments together; from then on only what the
/// journals have brought since is added and taken out, so that a receipt's page costs what is new and not what there is.
/// </summary>
internal sealed class ReceiptTotalsReader(IDbContextFactory<ReportingDbContext> contexts, ExpensiveReads expensive, TimeProvider time)
{
    // More changes than this are no faster to follow one by one than to count anew.
    private const int MostChanges = 20_000;
    private const int KeysAtOnce = 1000;
    private const int MostInstants = 64;

    // Entries that were recorded by an instant may still be on their way for a moment.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Counted> current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, long, string), ReceiptCounts> earlier = new();

    /// <summary>The counts of a municipality now.</summary>
    public async Task<ReceiptCounts> NowAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var version = VersionOf(snapshot);
        if (current.TryGetValue(municipalityCode, out var known) && known.Version == version
            && await FollowAsync(municipalityCode, known, cancellationToken) is { } followed)
        {
            current[municipalityCode] = followed;
            return followed.Counts;
        }

        var counted = await expensive.AskAsync($"totals/{municipalityCode}/{version}", async token =>
            current[municipalityCode] = await CountAsync(municipalityCode, Held.Now, snapshot, token), cancellationToken);

        // Another may have begun to count before what this caller knows of.
        return (await FollowAsync(municipalityCode, counted, cancellationToken) ?? counted).Counts;
    }

    /// <summary>The counts at an earlier instant; by a caller that has its turn among the expensive reads.</summary>
    public async Task<ReceiptCounts> ThenAsync(string municipalityCode, DateTimeOffset asOf, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var key = (municipalityCode, JournalEntry.ToMicros(asOf), VersionOf(snapshot));
        if (earlier.TryGetValue(key, out var known))
        {
            return known;
        }

        var counts = (await CountAsync(municipalityCode, JournalEntry.ToMicros(asOf), snapshot, cancellationToken)).Counts;
        if (time.GetUtcNow() - asOf > Settled)
        {
            if (earlier.Count >= MostInstants)
            {
                earlier.Clear();
            }

            earlier[key] = counts;
        }

        return counts;
    }

    /// <summary>What is counted depends on the day and on the agreements, beside the records.</summary>
    private static string VersionOf(Snapshot snapshot) =>
        $"{snapshot.Day:O};{string.Join(';', snapshot.Agreements.Select(agreement => $"{agreement.Id}:{agreement.Version}"))}";

    private async Task<Counted> CountAsync(string municipalityCode, long until, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var wordings = snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day)).Select(pair => pair.Shown).ToList();
        var counts = new ReceiptCounts(wordings, snapshot.Day);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var position = await PositionAsync(context, cancellationToken);
        var contained = await ReceiptReader.ContainedAsync(context, municipalityCode, until, cancellationToken);
        var records = Held.Records(context, municipalityCode, until).Where(r => r.Type <= StoredType.MunicipalManifest);
        await foreach (var stored in records.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            counts.Add(new ReceiptEntry(stored, contained.Count > 0 && contained.Contains(stored.Key)), 1);
        }

        return new Counted(VersionOf(snapshot), position, counts);
    }

    /// <summary>The counts with what has come since; null when they are to be counted anew.</summary>
    private async Task<Counted?> FollowAsync(string municipalityCode, Counted known, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var position = await PositionAsync(context, cancellationToken);
        if (position == known.Position)
        {
            return known;
        }

        var changed = await ChangedAsync(context, municipalityCode, known.Position, cancellationToken);
        if (changed.Count > MostChanges)
        {
            return null;
        }

        var counts = changed.Count == 0 ? known.Counts : known.Counts.Copy();
        foreach (var keys in changed.GroupBy(key => (key.Type, key.Source)).SelectMany(group => group.Chunk(KeysAtOnce)))
        {
            var versions = (await context.WithKeys<StoredRecord>([keys[0].Type, keys[0].Source], [.. keys.Select(key => key.RecordId)]).AsNoTracking()
                .ToListAsync(cancellationToken)).ToLookup(stored => stored.Key);
            var contained = await ReceiptReader.ContainedAsync(context, municipalityCode, [.. versions.Select(key => key.First())], cancellationToken);
            foreach (var versionsOfOne in versions)
            {
                var before = versionsOfOne.Where(stored => stored.Sequence <= known.Position.Of(stored.Journal)).MaxBy(stored => stored.Version);
                var after = versionsOfOne.MaxBy(stored => stored.Version);
                if (ContainsOthers(before) || ContainsOthers(after))
                {
                    // Others than itself count otherwise by it.
                    return null;
                }

                (StoredRecord? Version, int Sign)[] moves = [(before, -1), (after, 1)];
                foreach (var (version, sign) in moves.Where(move => move.Version?.MunicipalityCode == municipalityCode))
                {
                    counts.Add(new ReceiptEntry(version!, contained.Contains(version!.Key)), sign);
                }
            }
        }

        return known with { Position = position, Counts = counts };
    }

    private static bool ContainsOthers(StoredRecord? stored) => stored is { IsDocument: false } && stored.Record.Includes.Count > 0;

    /// <summary>Keys of what has got a new version in the municipality, or has left it, since a position; at most one too many.</summary>
    private static async Task<HashSet<RecordKey>> ChangedAsync(
        ReportingDbContext context, string municipalityCode, JournalPosition since, CancellationToken cancellationToken)
    {
        HashSet<RecordKey> changed = [];
        foreach (var journal in Enum.GetValues<StoredJournal>())
        {
            var sequence = since.Of(journal);
            IQueryable<StoredRecord>[] places =
                [context.Records.AsNoTracking().Where(r => r.MunicipalityCode == municipalityCode), Replacing.MovedFrom(context, municipalityCode)];
            foreach (var records in places)
            {
                changed.UnionWith((await records.Where(r => r.Journal == journal && r.Sequence > sequence && r.Type <= StoredType.MunicipalManifest)
                    .OrderBy(r => r.Sequence).Select(r => new { r.Type, r.Source, r.RecordId }).Take(MostChanges + 1).ToListAsync(cancellationToken))
                    .Select(key => new RecordKey(key.Type, key.Source, key.RecordId)));
            }
        }

        return changed;
    }

    private static async Task<JournalPosition> PositionAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Watermarks.AsNoTracking().ToDictionaryAsync(w => w.Journal, w => w.Sequence, cancellationToken);
        return new JournalPosition(applied[JournalTypes.PoliceJournal], applied[JournalTypes.MunicipalJournal], applied[JournalTypes.FollowUpJournal]);
    }

    private sealed record Counted(string Version, JournalPosition Position, ReceiptCounts Counts);
}
