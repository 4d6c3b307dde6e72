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
/// journals have brought since is added and taken out, so that a receipt's page costs what is new and not what there is. A new day counts
/// anew only where a record or a manifest is about it.
/// </summary>
internal sealed class ReceiptTotalsReader(IDbContextFactory<ReportingDbContext> contexts, ExpensiveReads expensive)
{
    // More changes than this are not followed one by one.
    private const int MostChanges = 100_000;
    private const int RecordsAtOnce = 1000;
    private const int MostPlaces = 64;

    private readonly ConcurrentDictionary<string, Counted> current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, JournalPosition, DateOnly, string), ReceiptCounts> earlier = new();

    /// <summary>The counts of a municipality at a snapshot of now.</summary>
    public async Task<ReceiptCounts> NowAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var version = VersionOf(snapshot);
        if (await FromCurrentAsync(municipalityCode, version, snapshot, cancellationToken) is { } moved)
        {
            current[municipalityCode] = moved;
            return moved.Counts;
        }

        var counted = await expensive.AskAsync($"totals/{municipalityCode}/{snapshot.Day:O}/{version}", async token =>
            current[municipalityCode] = await CountAsync(municipalityCode, snapshot, token), cancellationToken);

        // Another may have begun to count at another place than this caller's.
        return (await MoveAsync(municipalityCode, counted, snapshot, cancellationToken)
            ?? await CountAsync(municipalityCode, snapshot, cancellationToken)).Counts;
    }

    /// <summary>The counts at a snapshot of an earlier moment; by a caller that has its turn among the expensive reads.</summary>
    public async Task<ReceiptCounts> ThenAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var version = VersionOf(snapshot);
        var key = (municipalityCode, snapshot.Moment.Position, snapshot.Day, version);
        if (earlier.TryGetValue(key, out var known))
        {
            return known;
        }

        // The next page of what was now a moment ago is near what is counted already.
        var near = await FromCurrentAsync(municipalityCode, version, snapshot, cancellationToken);
        var counts = (near ?? await CountAsync(municipalityCode, snapshot, cancellationToken)).Counts;
        if (earlier.Count >= MostPlaces)
        {
            earlier.Clear();
        }

        return earlier[key] = counts;
    }

    /// <summary>What is counted depends on restorations of journals, on the agreements and on the wordings of the day, beside the records.</summary>
    private static string VersionOf(Snapshot snapshot) => string.Join(';', snapshot.Agreements.Select(agreement => $"{agreement.Id}:{agreement.Version}")
        .Concat(Shown(snapshot).Select(wording => $"{wording.Address}")).Prepend($"{snapshot.Moment.Position.Epoch}"));

    private static IEnumerable<CountedWording> Shown(Snapshot snapshot) =>
        snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day)).Select(pair => pair.Shown);

    /// <summary>What was counted last, moved to a snapshot; null when it is to be counted anew.</summary>
    private async Task<Counted?> FromCurrentAsync(string municipalityCode, string version, Snapshot to, CancellationToken cancellationToken) =>
        current.TryGetValue(municipalityCode, out var known) && known.Version == version && known.Counts.HoldOn(to.Day)
            ? await MoveAsync(municipalityCode, known, to, cancellationToken)
            : null;

    private async Task<Counted> CountAsync(string municipalityCode, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var counts = new ReceiptCounts([.. Shown(snapshot)], snapshot.Day);
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
    private async Task<Counted?> MoveAsync(string municipalityCode, Counted known, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var to = snapshot.Moment.Position;
        if (to == known.Position && snapshot.Day == known.Counts.Day)
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

        var counts = known.Counts.Copy(snapshot.Day);
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
                    .Where(r => r.Journal == journal && r.Sequence > low && r.Sequence <= high && (r.Type <= StoredType.MunicipalManifest || r.Type == StoredType.CoordinatorManifest))
                    .OrderBy(r => r.Sequence).Select(r => new { r.Type, r.Source, r.RecordId }).Take(MostChanges + 1).ToListAsync(cancellationToken))
                    .Select(key => new RecordKey(key.Type, key.Source, key.RecordId)));
            }
        }

        return changed;
    }

    private sealed record Counted(string Version, JournalPosition Position, ReceiptCounts Counts);
}
