using System.Diagnostics.Metrics;

namespace Medborgarlofte.ServiceDefaults.Telemetry;

/// <summary>What every service measures. Tags are codes: no source, no record, no person.</summary>
internal static class ServiceMetrics
{
    /// <summary>The meter of all services.</summary>
    public static readonly Meter Meter = new("Medborgarlofte.Services");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "medborgarlofte.refusals", "{call}", "Calls and records refused, by reason.");

    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
