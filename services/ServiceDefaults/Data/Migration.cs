using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A database of this process that can be brought up to date: what --migrate runs.</summary>
public interface IMigratable
{
    /// <summary>Applies the migrations that are missing.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}

/// <summary>Applies EF Core's migrations.</summary>
internal sealed class Migration<TContext>(IDbContextFactory<TContext> contexts) : IMigratable, IHostedService where TContext : DbContext
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseHealth<TContext>(IDbContextFactory<TContext> contexts) : IHealthCheck where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
