using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>The versions of a municipality's records that held at one of two places in the journals.</summary>
internal sealed class HeldVersions(JournalPosition from, JournalPosition to)
{
    private readonly Dictionary<RecordKey, (ReportedRecord? From, ReportedRecord? To)> held = [];

    public ICollection<RecordKey> Keys => held.Keys;

    /// <summary>What held of a record; null where nothing of it was in the municipality.</summary>
    public (ReportedRecord? From, ReportedRecord? To) this[RecordKey key] => held[key];

    /// <summary>Adds what held; a version that came and went between the two places is passed over.</summary>
    public async Task AddAsync(IQueryable<StoredRecord> versions, CancellationToken cancellationToken)
    {
        await foreach (var version in versions.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var (before, after) = (Moment.Holds(from, version), Moment.Holds(to, version));
            if (before || after)
            {
                var record = version.Record;
                var known = held.GetValueOrDefault(version.Key);
                held[version.Key] = (before ? record : known.From, after ? record : known.To);
            }
        }
    }

    /// <summary>The records that one of them contains.</summary>
    public List<RecordKey> Included() => [.. (from item in held
                                              from record in new[] { item.Value.From, item.Value.To }
                                              where record is { Withdrawn: false }
                                              from id in record.Includes
                                              select item.Key with { RecordId = id }).Distinct()];
}
