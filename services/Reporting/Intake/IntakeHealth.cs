using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Degraded while a journal stands still: follow-up is then older than its sources.</summary>
internal sealed class IntakeHealth(IDbContextFactory<ReportingDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var parked = await database.Watermarks.AsNoTracking().Where(w => w.ParkedReason != "").OrderBy(w => w.Journal).ToListAsync(cancellationToken);
        return parked.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Standing still: {string.Join(", ", parked.Select(w => $"{w.Journal} at {w.ParkedSequence}"))}.");
    }
}
