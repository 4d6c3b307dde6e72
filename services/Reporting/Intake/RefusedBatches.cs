using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Messages of the bus that said what their journal does not hold, as this replica saw them: health tells of them for a while.</summary>
internal sealed class RefusedBatches(JournalSources sources, TimeProvider time, ILogger<RefusedBatches> logger)
{
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> refused = new(StringComparer.Ordinal);

    /// <summary>Their journals, in order.</summary>
    public IEnumerable<string> Recent => refused.Where(one => time.GetElapsedTime(one.Value) < Told).Select(one => one.Key).Order(StringComparer.Ordinal);

    /// <summary>Notes one.</summary>
    public void Note(JournalBatch batch)
    {
        // A name that no journal has is anybody's words.
        var journal = sources.Journals.Contains(batch.Journal) ? batch.Journal : "unknown";
        refused[journal] = time.GetTimestamp();
        IntakeTelemetry.Refused(journal);
        logger.BatchRefused(journal, batch.FirstSequence, batch.Items?.Count ?? 0);
    }
}
