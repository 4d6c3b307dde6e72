using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A database of this process that can be brought up to date: what --migrate runs.</summary>
public interface IMigratable
{
    /// <summary>Name of its connection string.</summary>
    string Name { get; }

    /// <summary>Applies the migrations that are missing; how many they were. Throws a <see cref="StartException"/>.</summary>
    Task<int> MigrateAsync(CancellationToken cancellationToken);
}

/// <summary>Applies EF Core's migrations, as a hosted service before any other starts: they use the tables.</summary>
internal sealed class Migration<TContext>(
    IDbContextFactory<TContext> contexts, ServiceDatabase<TContext> database, DatabaseIntegrity<TContext> integrity, TimeProvider time,
    ILogger<Migration<TContext>> logger) : IMigratable, IHostedLifecycleService
    where TContext : DbContext
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public string Name => database.Name;

    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseFailure.Of(database, e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>A server that is away is waited for; a file has nothing to wait for.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await integrity.BeginAsync(cancellationToken);
        while (integrity.Fault is null)
        {
            try
            {
                await ApplyAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (database.File is null && DatabaseErrors.Classify(e) == DatabaseError.Unavailable)
            {
                logger.DatabaseAwaited(database.Name, e.GetBaseException().Message);
                await Task.Delay(LookAgain, time, cancellationToken);
            }
            catch (Exception e) when (DatabaseCorruption.Is(e))
            {
                integrity.Mark(e);
            }
            catch (Exception e) when (DatabaseFailure.Of(database, e) is { } failure)
            {
                throw failure;
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // SQLite's calls return when they are done: on a thread of its own each, the databases of one process are really migrated at once.
    private Task<int> ApplyAsync(CancellationToken cancellationToken) => Task.Run(() => ApplyPendingAsync(cancellationToken), cancellationToken)
        .TellingAsync(time, waited => logger.MigrationWaits(database.Name, (int)waited.TotalSeconds));

    private async Task<int> ApplyPendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Asked first: where nothing is pending no lock is taken.
        if (await CountPendingAsync(context, cancellationToken) == 0)
        {
            await SqlServerVersioning.EnsureAsync(context, cancellationToken);
            return 0;
        }

        using var turn = database.File is { } file ? await SqliteMigrationTurn.TakeAsync(context, file, cancellationToken) : null;
        var pending = await CountPendingAsync(context, cancellationToken);
        if (pending > 0)
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        await SqlServerVersioning.EnsureAsync(context, cancellationToken);
        return pending;
    }

    private async Task<int> CountPendingAsync(TContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Find(migration => !known.Contains(migration)) is { } newer
            ? throw new StartException(ExitCodes.Database,
                $"{database.Description} is of a newer version ({newer}): run that version, or restore a backup that this one has made.")
            : known.Count - applied.Count;
    }
}
