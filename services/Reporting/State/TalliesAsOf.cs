using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// The tallies of a municipality at an earlier place in the journals: those of the nearest place that is known, forwards or backwards,
/// and what changed between the two. Nearest of a checkpoint, of today, and of the beginning, where there is nothing.
/// </summary>
internal sealed class TalliesAsOf(ReportingDbContext context, string municipalityCode, IReadOnlyList<CountedWording> wordings)
{
    // Reading this many of today's tallies costs what counting one changed record does. All those of a checkpoint are one row.
    private const int TalliesPerChange = 2;

    private static readonly StoredJournal[] Journals = Enum.GetValues<StoredJournal>();

    public async Task<TallyDelta> ReadAsync(JournalPosition at, CancellationToken cancellationToken)
    {
        var sums = new TallyDelta();
        if (wordings.Count == 0)
        {
            return sums;
        }

        var known = await NearestAsync(at, cancellationToken);
        if (known == default || await StoredAsync(known, cancellationToken) is not { } stored)
        {
            return await CountAsync(at, cancellationToken);
        }

        sums.Add(stored);
        await MoveAsync(sums, known, at, cancellationToken);
        return sums;
    }

    /// <summary>Counts every record anew.</summary>
    public async Task<TallyDelta> CountAsync(JournalPosition at, CancellationToken cancellationToken)
    {
        var sums = new TallyDelta();
        await MoveAsync(sums, default, at, cancellationToken);
        return sums;
    }

    private static long Distance(JournalPosition a, JournalPosition b) => Journals.Sum(journal => Math.Abs(a.Of(journal) - b.Of(journal)));

    /// <summary>Only where the same agreements held: an agreement counts every record anew.</summary>
    private async Task<JournalPosition> NearestAsync(JournalPosition at, CancellationToken cancellationToken)
    {
        var agreements = await context.Agreements.Where(a => a.MunicipalityCode == municipalityCode)
            .Select(a => new { a.Sequence, a.SupersededSequence }).ToListAsync(cancellationToken);
        var changes = agreements.SelectMany(a => new[] { a.Sequence, a.SupersededSequence }).Where(sequence => sequence > 0).ToList();
        var since = changes.Where(sequence => sequence <= at.FollowUp).DefaultIfEmpty(0).Max();
        var before = changes.Where(sequence => sequence > at.FollowUp).DefaultIfEmpty(long.MaxValue).Min();
        var found = await context.Checkpoints
            .Where(c => c.MunicipalityCode == municipalityCode && c.FollowUp >= since && c.FollowUp < before)
            .Select(c => new { c.Police, c.Municipal, c.FollowUp }).ToListAsync(cancellationToken);
        var nearest = found.Select(c => new JournalPosition(c.Police, c.Municipal, c.FollowUp)).Append(default).MinBy(place => Distance(place, at));
        if (before < long.MaxValue)
        {
            return nearest;
        }

        var now = await NowAsync(cancellationToken);
        return Distance(now, at) + (await Today().CountAsync(cancellationToken) / TalliesPerChange) < Distance(nearest, at) ? now : nearest;
    }

    private async Task<JournalPosition> NowAsync(CancellationToken cancellationToken) =>
        Moments.PositionOf(await context.Watermarks.AsNoTracking().ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<(TallyAddress, TallyAmount)>?> StoredAsync(JournalPosition place, CancellationToken cancellationToken)
    {
        var payload = await context.Checkpoints
            .Where(c => c.MunicipalityCode == municipalityCode && c.Police == place.Police && c.Municipal == place.Municipal && c.FollowUp == place.FollowUp)
            .Select(c => c.Payload).SingleOrDefaultAsync(cancellationToken);
        if (payload is not null)
        {
            return TallyPayload.Read(payload);
        }

        var today = await Today().ToListAsync(cancellationToken);
        return today.ConvertAll(tally => (tally.Address, tally.Sums));
    }

    private IQueryable<StoredTally> Today() => context.Tallies.AsNoTracking()
        .WithAny(context, t => t.AgreementId, [.. wordings.Select(wording => wording.Address.AgreementId).Distinct()]);

    private async Task MoveAsync(TallyDelta sums, JournalPosition from, JournalPosition to, CancellationToken cancellationToken)
    {
        var changed = new HeldVersions(from, to);
        foreach (var journal in Journals.Where(journal => from.Of(journal) != to.Of(journal)))
        {
            var (low, high) = (Math.Min(from.Of(journal), to.Of(journal)), Math.Max(from.Of(journal), to.Of(journal)));
            var counted = context.Records.AsNoTracking()
                .Where(r => r.MunicipalityCode == municipalityCode && r.Journal == journal && r.Type < StoredType.PoliceManifest);
            await changed.AddAsync(counted.Where(r => r.Sequence > low && r.Sequence <= high), cancellationToken);

            // The index of what is superseded holds nothing else, and is only used where that is said.
            await changed.AddAsync(
                counted.Where(r => r.SupersededSequence > 0 && r.SupersededSequence > low && r.SupersededSequence <= high && r.Sequence <= low), cancellationToken);
        }

        // What a changed record contains, or contained, counts otherwise although it is the same.
        await AddAsync(changed, changed.Included().Where(key => !changed.Keys.Contains(key)), cancellationToken);
        var includers = await IncludersAsync(changed, cancellationToken);
        foreach (var key in changed.Keys)
        {
            var (before, after) = changed[key];
            sums.Subtract(Count(before, includers.Contain(key, from)));
            sums.Add(Count(after, includers.Contain(key, to)));
        }
    }

    private IEnumerable<(TallyAddress, TallyAmount)> Count(ReportedRecord? record, bool included) =>
        record is null ? [] : wordings.SelectMany(wording => wording.Count(record with { IncludedElsewhere = included }));

    private async Task AddAsync(HeldVersions versions, IEnumerable<RecordKey> keys, CancellationToken cancellationToken)
    {
        foreach (var group in keys.GroupBy(key => (key.Type, key.Source)).ToList())
        {
            var (type, source) = group.Key;
            await versions.AddAsync(context.WithKeys<StoredRecord>([type, source], [.. group.Select(key => key.RecordId)]).AsNoTracking()
                .Where(r => r.MunicipalityCode == municipalityCode), cancellationToken);
        }
    }

    private async Task<Includers> IncludersAsync(HeldVersions changed, CancellationToken cancellationToken)
    {
        var includers = new Includers(context, municipalityCode);
        foreach (var group in changed.Keys.GroupBy(key => (key.Type, key.Source)))
        {
            await includers.LoadAsync(group.Key.Type, group.Key.Source, [.. group.Select(key => key.RecordId)], cancellationToken);
        }

        return includers;
    }
}
