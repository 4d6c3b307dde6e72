using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>Which records a cumulative figure contains.</summary>
internal static class Inclusions
{
    /// <summary>Keys of the current records of a municipality that another current record of it contains.</summary>
    public static async Task<HashSet<RecordKey>> InMunicipalityAsync(
        ReportingDbContext context, string municipalityCode, CancellationToken cancellationToken)
    {
        // Driven from the inclusions, which are few: as a join, a database may pair every record of the municipality with every other.
        var current = context.Records.Where(r => r.MunicipalityCode == municipalityCode && r.SupersededAtMicros == StoredRecord.Current);
        var found = await context.Inclusions.AsNoTracking().Where(i => !i.Ended)
            .Where(i => current.Any(r => r.Type == i.Type && r.Source == i.Source && r.RecordId == i.IncludedId))
            .Where(i => current.Any(r => r.Type == i.Type && r.Source == i.Source && r.RecordId == i.ById))
            .Select(i => new { i.Type, i.Source, i.IncludedId }).Distinct().ToListAsync(cancellationToken);
        return [.. found.Select(key => new RecordKey(key.Type, key.Source, key.IncludedId))];
    }
}

/// <summary>The records of a municipality that contain, or have contained, others, in every version.</summary>
internal sealed class Includers(ReportingDbContext context, string municipalityCode)
{
    // With more ids than this, every inclusion of the source is read: they are few beside its records.
    private const int MostIds = 2000;

    private readonly Dictionary<RecordKey, List<(StoredRecord Version, ReportedRecord Record)>> versions = [];
    private readonly Dictionary<RecordKey, List<RecordKey>> of = [];

    /// <summary>Loads those that may contain one of these records.</summary>
    public async Task LoadAsync(StoredType type, string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = await (ids.Count > MostIds
            ? context.Inclusions.Where(i => i.Type == type && i.Source == source)
            : context.WithKeys<Inclusion>([type, source], ids)).AsNoTracking().ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return;
        }

        foreach (var group in found.GroupBy(i => i.IncludedId))
        {
            of[new RecordKey(type, source, group.Key)] = [.. group.Select(i => new RecordKey(type, source, i.ById))];
        }

        foreach (var version in await context.WithKeys<StoredRecord>([type, source], [.. found.Select(i => i.ById).Distinct()]).AsNoTracking()
            .Where(r => r.MunicipalityCode == municipalityCode).ToListAsync(cancellationToken))
        {
            if (!versions.TryGetValue(version.Key, out var known))
            {
                versions.Add(version.Key, known = []);
            }

            known.Add((version, version.Record));
        }
    }

    /// <summary>True when one of them contained a record at a place in the journals.</summary>
    public bool Contain(RecordKey key, JournalPosition at) => of.TryGetValue(key, out var includers) && includers.Exists(by =>
        versions.TryGetValue(by, out var known) && known.Exists(item => Moment.Holds(at, item.Version)
            && !item.Record.Withdrawn && item.Record.Includes.Contains(key.RecordId)));
}
