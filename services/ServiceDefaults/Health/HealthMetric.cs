using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Health;

/// <summary>Measures what health says, so that an alarm needs no prober of its own.</summary>
internal sealed class HealthMetric : IHealthCheckPublisher
{
    private static readonly Meter Meter = new("Medborgarlofte.Health");

    private static readonly Gauge<int> Health = Meter.CreateGauge<int>(
        "medborgarlofte.health", "{status}", "0 when a check is healthy, 1 when it is degraded, 2 when the process is not ready for it.");

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, entry) in report.Entries)
        {
            Health.Record(HealthStatus.Healthy - entry.Status, new KeyValuePair<string, object?>("check", name));
        }

        return Task.CompletedTask;
    }
}
