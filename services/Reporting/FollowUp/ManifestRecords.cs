using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>
/// Compares manifests with the records themselves where sums tell too little: those that are limited to areas or focuses, and those with a
/// checksum. What was found is kept for as long as the sums of the same records are the same, so an answer reads them again only when one has
/// changed.
/// </summary>
internal sealed class ManifestRecords
{
    // More than the manifests of every municipality for some years; then all are read again.
    private const int Most = 20_000;

    private static readonly HeldManifest None = HeldManifest.Of([]);

    private readonly ConcurrentDictionary<string, HeldManifest> known = new(StringComparer.Ordinal);

    /// <summary>By manifest; without those that need no records.</summary>
    public async Task<IReadOnlyDictionary<RecordKey, HeldManifest>> FindAsync(
        ReportingDbContext context, Moment moment, IReadOnlyList<StoredRecord> manifests, HeldTallies held, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RecordKey, HeldManifest>();
        var unknown = new List<AskedManifest>();
        foreach (var version in manifests.Where(version => MayNeedRecords(version.Manifest)))
        {
            var manifest = version.Manifest;
            var sum = held.Of(version.Type, manifest);
            if (!IsLimited(manifest) && sum.Records != manifest.RecordCount)
            {
                continue;
            }

            var last = manifest.EndDate < held.Day ? manifest.EndDate : held.Day;
            var key = $"{version.Type}/{manifest.Source}/{version.MunicipalityCode}/{manifest.StartDate:yyyyMMdd}-{last:yyyyMMdd}/"
                + $"{string.Join(',', manifest.Kinds)}/{string.Join(',', manifest.Areas)}/{string.Join(',', manifest.Focuses)}/{sum.Records}/{sum.Amount}";
            if (sum.Records == 0)
            {
                found[version.Key] = None;
            }
            else if (known.TryGetValue(key, out var records))
            {
                found[version.Key] = records;
            }
            else
            {
                unknown.Add(new AskedManifest(version, last, key));
            }
        }

        foreach (var ofSource in unknown.GroupBy(asked => (asked.Version.Type, asked.Version.Manifest.Source, asked.Version.MunicipalityCode)))
        {
            await ReadAsync(context, moment, [.. ofSource], cancellationToken);
            foreach (var asked in ofSource)
            {
                found[asked.Version.Key] = Keep(asked);
            }
        }

        return found;
    }

    /// <summary>Reads a source's records once for all of its manifests.</summary>
    private static async Task ReadAsync(ReportingDbContext context, Moment moment, List<AskedManifest> asked, CancellationToken cancellationToken)
    {
        var version = asked[0].Version;
        var (source, first, last) = (version.Manifest.Source, asked.Min(one => one.Version.Manifest.StartDate), asked.Max(one => one.Last));
        foreach (var type in TypesOf(version.Type))
        {
            var records = Held.Records(context, version.MunicipalityCode, moment).Where(r => r.Type == type && r.Source == source);
            await foreach (var stored in records.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var record = stored.Record;
                if (record.Date < first || record.Date > last || !HeldRecords.IsDeclared(record))
                {
                    continue;
                }

                foreach (var one in asked.Where(one => one.IsAbout(record)))
                {
                    one.Ids.Add(record.RecordId);
                }
            }
        }
    }

    private HeldManifest Keep(AskedManifest asked)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        return known[asked.Key] = HeldManifest.Of(asked.Ids);
    }

    private static bool IsLimited(ManifestRecorded manifest) => manifest.Areas.Count > 0 || manifest.Focuses.Count > 0;

    private static bool MayNeedRecords(ManifestRecorded manifest) => !manifest.Withdrawn && (IsLimited(manifest) || manifest.Checksum.Length > 0);

    private static StoredType[] TypesOf(StoredType manifest) => manifest switch
    {
        StoredType.PoliceManifest => [StoredType.PoliceActivity],
        StoredType.MunicipalManifest => [StoredType.Measure, StoredType.Campaign],
        _ => [StoredType.Meeting],
    };

    private sealed record AskedManifest(StoredRecord Version, DateOnly Last, string Key)
    {
        public List<string> Ids { get; } = [];

        public bool IsAbout(ReportedRecord record)
        {
            var manifest = Version.Manifest;
            return record.Date <= Last && HeldTallies.IsOf(manifest, record.Date, record.Kind)
                && (manifest.Areas.Count == 0 || manifest.Areas.Contains(record.Area))
                && (manifest.Focuses.Count == 0 || manifest.Focuses.Any(record.Focuses.Contains));
        }
    }
}
