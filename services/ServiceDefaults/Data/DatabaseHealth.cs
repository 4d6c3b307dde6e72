using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Ready means that the database answers. Whether it also takes a change is asked where changes are made.</summary>
internal sealed class DatabaseHealth<TContext>(IDbContextFactory<TContext> contexts) : IHealthCheck where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (database.Database.IsSqlite())
        {
            // Any other look would make the file that is missing.
            return await database.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(DatabaseFault.Outdated);
        }

        // On a connection of the pool: a new one for each look would cost the server a process.
        await database.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
        return await SqlServerVersioning.FindFaultAsync(database, cancellationToken) is { } fault
            ? HealthCheckResult.Unhealthy(fault)
            : HealthCheckResult.Healthy();
    }
}
