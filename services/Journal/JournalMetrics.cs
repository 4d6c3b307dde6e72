using System.Diagnostics.Metrics;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Telemetry;

namespace Medborgarlofte.Journal;

/// <summary>What a service with a journal measures. Tags are codes: no source, no record, no person.</summary>
internal static class JournalMetrics
{
    private static readonly Counter<long> Pushes = ServiceMetrics.Meter.CreateCounter<long>(
        "medborgarlofte.pushes", "{record}", "Records pushed, by type and outcome.");

    private static readonly Gauge<long> Position = ServiceMetrics.Meter.CreateGauge<long>(
        "medborgarlofte.journal.position", "{entry}", "Sequence of the journal's last entry.");

    private static readonly Gauge<long> Published = ServiceMetrics.Meter.CreateGauge<long>(
        "medborgarlofte.journal.published", "{entry}", "Sequence up to which the broker has confirmed the journal.");

    private static readonly Histogram<double> PublishLag = ServiceMetrics.Meter.CreateHistogram<double>(
        "medborgarlofte.journal.publish_lag", "s", "From an entry's commit to the broker's confirmation.");

    private static readonly Gauge<double> Lead = ServiceMetrics.Meter.CreateGauge<double>(
        "medborgarlofte.journal.clock_lead", "s", "How far the service's clock is ahead of the nearest other clock; below 0 when it is behind.");

    private static readonly Gauge<double> HeadLead = ServiceMetrics.Meter.CreateGauge<double>(
        "medborgarlofte.journal.head_lead", "s", "How far the journal's newest entry lies ahead of the service's clock; 0 when it does not.");

    /// <summary>A record of a type, such as "police.activity.v1", stored or refused.</summary>
    public static void Pushed(string type, PushAnswer answer) => Pushes.Add(
        1, new KeyValuePair<string, object?>("type", type), new KeyValuePair<string, object?>("outcome", answer.Result?.Outcome.ToString() ?? "Refused"));

    public static void Committed(string journal, long sequence) => Position.Record(sequence, Tag(journal));

    public static void Confirmed(string journal, long sequence, TimeSpan lag)
    {
        Published.Record(sequence, Tag(journal));
        PublishLag.Record(Math.Max(0, lag.TotalSeconds), Tag(journal));
    }

    public static void ClockLead(string journal, TimeSpan lead) => Lead.Record(lead.TotalSeconds, Tag(journal));

    public static void HeadAhead(string journal, TimeSpan lead) => HeadLead.Record(Math.Max(0, lead.TotalSeconds), Tag(journal));

    private static KeyValuePair<string, object?> Tag(string journal) => new("journal", journal);
}
