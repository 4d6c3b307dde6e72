using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Batches that this replica refused because their journal does not hold them. Health names their journals for ten minutes.</summary>
internal sealed class RefusedBatches(JournalSources sources, TimeProvider time, ILogger<RefusedBatches> logger)
{
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> refused = new(StringComparer.Ordinal);

    /// <summary>Journals of recently refused batches, by name.</summary>
    public IEnumerable<string> Recent => refused.Where(one => time.GetElapsedTime(one.Value) < Told).Select(one => one.Key).Order(StringComparer.Ordinal);

    /// <summary>Notes a refused batch.</summary>
    public void Note(JournalBatch batch)
    {
        // A name that no journal has may hold anything: it is not logged.
        var journal = batch.Journal is { } named && sources.Journals.Contains(named) ? named : "unknown";
        refused[journal] = time.GetTimestamp();
        IntakeTelemetry.Refused(journal);
        logger.BatchRefused(journal, batch.FirstSequence, batch.Items?.Count ?? 0);
    }
}
