using System.Collections.Concurrent;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Messages of the bus that said what their journal does not hold, as this replica saw them: health tells of them for a while.</summary>
internal sealed class RefusedBatches(TimeProvider time)
{
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> refused = new(StringComparer.Ordinal);

    /// <summary>Notes one.</summary>
    public void Note(string journal)
    {
        refused[journal] = time.GetTimestamp();
        IntakeTelemetry.Refused(journal);
    }

    /// <summary>Their journals, in order.</summary>
    public IEnumerable<string> Recent => refused.Where(one => time.GetElapsedTime(one.Value) < Told).Select(one => one.Key).Order(StringComparer.Ordinal);
}
