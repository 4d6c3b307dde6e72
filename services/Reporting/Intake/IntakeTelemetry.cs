using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Metrics and traces of Reporting's intake.</summary>
internal static class IntakeTelemetry
{
    private static readonly ActivitySource Source = new("Medborgarlofte.Reporting");
    private static readonly Meter Meter = new("Medborgarlofte.Reporting");

    private static readonly Gauge<long> Position = Meter.CreateGauge<long>(
        "medborgarlofte.reporting.position", "{entry}", "Sequence up to which a journal has been applied.");

    private static readonly Counter<long> Entries = Meter.CreateCounter<long>(
        "medborgarlofte.reporting.applied", "{entry}", "Journal entries applied.");

    private static readonly Counter<long> Commitments = Meter.CreateCounter<long>(
        "medborgarlofte.reporting.verdict_updates", "{commitment}", "Commitments whose figures a batch has changed.");

    private static readonly Histogram<double> ApplyLag = Meter.CreateHistogram<double>(
        "medborgarlofte.reporting.apply_lag", "s", "From an entry's commit in its journal to its commit in the read store.");

    private static readonly Counter<long> RefusedBatches = Meter.CreateCounter<long>(
        "medborgarlofte.reporting.refused", "{batch}", "Messages that said what their journal does not hold; nothing of them was applied.");

    private static readonly Gauge<int> Standing = Meter.CreateGauge<int>(
        "medborgarlofte.reporting.parked", "{batch}", "1 while a journal stands still: at an entry that cannot be applied, or because it is another one than was applied.");

    /// <summary>A span in the trace that brought the batch.</summary>
    public static Activity? Apply(string journal, IReadOnlyList<JournalChange> changes) =>
        Source.StartActivity("reporting apply")?.SetTag("medborgarlofte.journal", journal)
            .SetTag("medborgarlofte.first_sequence", changes[0].Sequence).SetTag("medborgarlofte.entries", changes.Count);

    public static void Applied(string journal, IReadOnlyList<JournalChange> changes, int commitments, DateTimeOffset now)
    {
        Position.Record(changes[^1].Sequence, Tag(journal));
        Entries.Add(changes.Count, Tag(journal));
        Commitments.Add(commitments, Tag(journal));
        ApplyLag.Record(Math.Max(0, (now - changes[0].RecordedAt).TotalSeconds), Tag(journal));
    }

    public static void Refused(string journal) => RefusedBatches.Add(1, Tag(journal));

    public static void Parked(string journal, bool parked) => Standing.Record(parked ? 1 : 0, Tag(journal));

    private static KeyValuePair<string, object?> Tag(string journal) => new("journal", journal);
}
