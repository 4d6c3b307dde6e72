using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>Degraded while entries wait long for the broker: pushes are taken and safe, only their way to Reporting is longer.</summary>
internal sealed class JournalHealth<TContext>(IDbContextFactory<TContext> contexts, JournalNames<TContext> names, TimeProvider time) : IHealthCheck
    where TContext : DbContext
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await database.Set<JournalPublication>().Select(p => p.Position).SingleAsync(cancellationToken);
        var waiting = await database.Set<JournalEntry>().AsNoTracking().Where(e => e.Sequence > published)
            .OrderBy(e => e.Sequence).Select(e => (long?)e.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
        return waiting is null || time.GetUtcNow() - JournalEntry.FromMicros(waiting.Value) < TooLong
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Journal {names.Journal} is published up to {published}, and newer entries wait.");
    }
}
