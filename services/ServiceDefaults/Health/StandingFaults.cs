using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Health;

/// <summary>Faults that something found and that no later look would find again, such as a database that was damaged at start.</summary>
public sealed class StandingFaults : IHealthCheck
{
    private readonly ConcurrentDictionary<string, string> faults = new(StringComparer.Ordinal);

    /// <summary>Makes the process not ready until the fault is taken away.</summary>
    /// <param name="name">Which fault, such as "police database".</param>
    /// <param name="description">What is wrong, in a sentence without internal names.</param>
    public void Set(string name, string description) => faults[name] = description;

    /// <summary>The fault is mended.</summary>
    public void Clear(string name) => faults.TryRemove(name, out _);

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        faults.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Join(' ', faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => fault.Value))));
}
