using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Degraded while a journal stands still or its entries wait long: follow-up is then older than its sources.</summary>
internal sealed class IntakeHealth(IDbContextFactory<ReportingDbContext> contexts, IntakeLag lag) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var parked = await database.Watermarks.AsNoTracking().Where(w => w.ParkedReason != "").OrderBy(w => w.Journal).ToListAsync(cancellationToken);
        List<string> faults =
            [.. parked.Select(w => $"{w.Journal} stands still at {w.ParkedSequence}"), .. lag.LongerThan(TooLong).Select(journal => $"{journal} is behind")];
        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{string.Join(", ", faults)}.");
    }
}
