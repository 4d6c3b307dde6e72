using System.Collections.Concurrent;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>
/// The totals of receipts. Each record of a municipality is looked at once, for all its commitments together; from then on only what the
/// journals have brought since is added and taken out, so that a receipt's page costs what is new and not what there is.
/// </summary>
internal sealed class ReceiptTotalsReader(IDbContextFactory<ReportingDbContext> contexts, ExpensiveReads expensive)
{
    // More changes than this are no faster to follow one by one than to count anew.
    private const int MostChanges = 20_000;
    private const int RecordsAtOnce = 1000;
    private const int MostPlaces = 64;

    private readonly ConcurrentDictionary<string, Counted> current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, JournalPosition, string), ReceiptCounts> earlier = new();

    /// <summary>The counts of a municipality at a snapshot of now.</summary>
    public async Task<ReceiptCounts> NowAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var version = VersionOf(snapshot);
        var position = snapshot.Moment.Position;
        if (current.TryGetValue(municipalityCode, out var known) && known.Version == version
            && await MoveAsync(municipalityCode, known, position, cancellationToken) is { } moved)
        {
            current[municipalityCode] = moved;
            return moved.Counts;
        }

        var counted = await expensive.AskAsync($"totals/{municipalityCode}/{version}", async token =>
            current[municipalityCode] = await CountAsync(municipalityCode, snapshot, token), cancellationToken);

        // Another may have begun to count at another place than this caller's.
        return (await MoveAsync(municipalityCode, counted, position, cancellationToken)
            ?? await CountAsync(municipalityCode, snapshot, cancellationToken)).Counts;
    }

    /// <summary>The counts at a snapshot of an earlier moment; by a caller that has its turn among the expensive reads.</summary>
    public async Task<ReceiptCounts> ThenAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var key = (municipalityCode, snapshot.Moment.Position, VersionOf(snapshot));
        if (earlier.TryGetValue(key, out var known))
        {
            return known;
        }

        // The next page of what was now a moment ago is near what is counted already.
        var near = current.TryGetValue(municipalityCode, out var now) && now.Version == key.Item3
            ? await MoveAsync(municipalityCode, now, snapshot.Moment.Position, cancellationToken)
            : null;
        var counts = (near ?? await CountAsync(municipalityCode, snapshot, cancellationToken)).Counts;
        if (earlier.Count >= MostPlaces)
        {
            earlier.Clear();
        }

        return earlier[key] = counts;
    }

    /// <summary>What is counted depends on the day, on restorations of journals and on the agreements, beside the records.</summary>
    private static string VersionOf(Snapshot snapshot) =>
        $"{snapshot.Day:O};{snapshot.Moment.Position.Epoch};{string.Join(';', snapshot.Agreements.Select(agreement => $"{agreement.Id}:{agreement.Version}"))}";

    private async Task<Counted> CountAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var wordings = snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day)).Select(pair => pair.Shown).ToList();
        var counts = new ReceiptCounts(wordings, snapshot.Day);
        var scope = new ReceiptScope(municipalityCode, snapshot.Moment.Position);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<ReceiptEntry> part;
        var place = ReceiptPlace.Start;
        do
        {
            part = await ReceiptReader.ReadAsync(context, scope, place, RecordsAtOnce, cancellationToken);
            part.ForEach(entry => counts.Add(entry, 1));
            place = part.Count == 0 ? place : ReceiptPlace.In(part[^1].Stored, 0);
        }
        while (part.Count == RecordsAtOnce);
        return new Counted(VersionOf(snapshot), scope.Position, counts);
    }

    /// <summary>The counts at another place, by what lies between the two; null when they are to be counted anew.</summary>
    private async Task<Counted?> MoveAsync(string municipalityCode, Counted known, JournalPosition to, CancellationToken cancellationToken)
    {
        if (to == known.Position)
        {
            return known;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginReadAsync(cancellationToken);
        var changed = await ChangedAsync(context, municipalityCode, known.Position, to, cancellationToken);
        if (changed.Count > MostChanges)
        {
            return null;
        }

        var counts = changed.Count == 0 ? known.Counts : known.Counts.Copy();
        foreach (var keys in changed.GroupBy(key => (key.Type, key.Source)).SelectMany(group => group.Chunk(RecordsAtOnce)))
        {
            var versions = await context.WithKeys<StoredRecord>([keys[0].Type, keys[0].Source], [.. keys.Select(key => key.RecordId)]).AsNoTracking()
                .Where(r => r.MunicipalityCode == municipalityCode).ToListAsync(cancellationToken);
            foreach (var (position, sign) in new[] { (known.Position, -1), (to, 1) })
            {
                var held = versions.Where(version => Moment.Holds(position, version)).ToList();
                if (held.Exists(ContainsOthers))
                {
                    // Others than itself count otherwise by it.
                    return null;
                }

                foreach (var entry in await ReceiptReader.WithContainedAsync(context, new ReceiptScope(municipalityCode, position), held, cancellationToken))
                {
                    counts.Add(entry, sign);
                }
            }
        }

        return known with { Position = to, Counts = counts };
    }

    private static bool ContainsOthers(StoredRecord stored) => !stored.IsDocument && stored.Record.Includes.Count > 0;

    /// <summary>Keys of what has got a new version in the municipality, or has left it, between two places; at most one too many.</summary>
    private static async Task<HashSet<RecordKey>> ChangedAsync(
        ReportingDbContext context, string municipalityCode, JournalPosition from, JournalPosition to, CancellationToken cancellationToken)
    {
        HashSet<RecordKey> changed = [];
        foreach (var journal in Enum.GetValues<StoredJournal>())
        {
            var (low, high) = (Math.Min(from.Of(journal), to.Of(journal)), Math.Max(from.Of(journal), to.Of(journal)));
            IQueryable<StoredRecord>[] places =
                [context.Records.AsNoTracking().Where(r => r.MunicipalityCode == municipalityCode), Replacing.MovedFrom(context, municipalityCode)];
            foreach (var records in low == high ? [] : places)
            {
                changed.UnionWith((await records
                    .Where(r => r.Journal == journal && r.Sequence > low && r.Sequence <= high && r.Type <= StoredType.MunicipalManifest)
                    .OrderBy(r => r.Sequence).Select(r => new { r.Type, r.Source, r.RecordId }).Take(MostChanges + 1).ToListAsync(cancellationToken))
                    .Select(key => new RecordKey(key.Type, key.Source, key.RecordId)));
            }
        }

        return changed;
    }

    private sealed record Counted(string Version, JournalPosition Position, ReceiptCounts Counts);
}
