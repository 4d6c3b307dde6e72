using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A database of this process that can be brought up to date: what --migrate runs.</summary>
public interface IMigratable
{
    /// <summary>Applies the migrations that are missing.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}

/// <summary>Applies EF Core's migrations, as a hosted service before any other starts: they use the tables.</summary>
internal sealed class Migration<TContext>(IDbContextFactory<TContext> contexts) : IMigratable, IHostedLifecycleService where TContext : DbContext
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Asked first: EF Core takes a writer's lock before it looks, which another process may hold for long.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        await SqlServerVersioning.EnsureAsync(context, cancellationToken);
    }

    // SQLite's calls return when they are done: on a thread of its own each, the databases of one process are really migrated at once.
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(() => MigrateAsync(cancellationToken), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
