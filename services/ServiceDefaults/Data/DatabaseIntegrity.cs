using System.Diagnostics;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Whether a SQLite file can be trusted. After an end that was no clean stop it is checked: what takes milliseconds before anything uses
/// it, every page while the process already answers reads, and no push is acknowledged until that is done. A damaged database answers
/// UNAVAILABLE (DATABASE_CORRUPT). Other systems look after themselves.
/// </summary>
internal sealed class DatabaseIntegrity<TContext>(
    ServiceDatabase<TContext> database, StandingFaults faults, ILogger<DatabaseIntegrity<TContext>> logger) : IHostedLifecycleService, IDisposable
    where TContext : DbContext
{
    private const byte Damaged = (byte)'d';
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private Task? begun;
    private FileStream? marker;
    private Task check = Task.CompletedTask;
    private volatile string? fault;

    private string StandingFault => $"{database.Name} database";

    /// <summary>What is wrong with the file; null when nothing is known to be.</summary>
    public string? Fault => fault;

    /// <summary>Throws where nothing of the database can be believed.</summary>
    public void ThrowIfDamaged()
    {
        if (fault is not null)
        {
            throw DatabaseCorruption.Refusal($" {database.Name}");
        }
    }

    /// <summary>Returns when a change may be written. UNAVAILABLE: DATABASE_CORRUPT, DATABASE_CHECKING.</summary>
    public async Task RequireCheckedAsync(CancellationToken cancellationToken)
    {
        if (!check.IsCompleted)
        {
            await Task.WhenAny(check, Task.Delay(LongestWait, cancellationToken));
            if (!check.IsCompleted)
            {
                throw new DomainException(StatusCode.Unavailable, "DATABASE_CHECKING",
                    "The database is being checked after an end that was no clean stop; send the same again.");
            }
        }

        ThrowIfDamaged();
    }

    /// <summary>Looks at what the process before left, once, before anything opens the file.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        lock (turn)
        {
            return begun ??= database.File is { } file ? Task.Run(() => Begin(file), cancellationToken) : Task.CompletedTask;
        }
    }

    /// <summary>Notes damage that was met.</summary>
    public void Mark(Exception met)
    {
        if (DatabaseCorruption.Is(met) && fault is null)
        {
            Mark(met.GetBaseException().Message);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => BeginAsync(cancellationToken);

    /// <summary>A clean stop leaves neither a log beside the file nor the marker.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (database.File is not null)
        {
            using var connection = new SqliteConnection(database.Connection);
            SqliteConnection.ClearPool(connection);
        }

        if (marker is not null && fault is null && check.IsCompleted)
        {
            File.Delete(marker.Name);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => marker?.Dispose();

    private void Begin(string file)
    {
        // It stands while a process runs. Where another process holds it, that one looks after the file.
        var stood = File.Exists(Marker(file));
        if (!Directory.Exists(Path.GetDirectoryName(file)) || FileLock.TryTake(Marker(file)) is not { } taken)
        {
            return;
        }

        marker = taken;
        var wasDamaged = taken.ReadByte() == Damaged;
        if (!File.Exists(file) || !(stood || SqliteCheck.HasLog(file)))
        {
            return;
        }

        if (wasDamaged && database.Durability == Durability.Rebuildable)
        {
            Discard(file);
            return;
        }

        if (wasDamaged || SqliteCheck.FindQuickFault(file) is not null)
        {
            CheckAll(file);
            return;
        }

        faults.Set(StandingFault, $"The database {database.Name} is being checked after an end that was no clean stop.");
        check = Task.Run(() => CheckAll(file));
    }

    private void CheckAll(string file)
    {
        var began = Stopwatch.GetTimestamp();
        var found = SqliteCheck.FindQuickFault(file) ?? SqliteCheck.FindFault(file);
        if (found is null)
        {
            logger.DatabaseChecked(database.Name, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (fault is null)
            {
                Note(damaged: false);
                faults.Clear(StandingFault);
            }
        }
        else
        {
            Mark(found);
        }
    }

    private void Mark(string found)
    {
        fault = found;
        faults.Set(StandingFault, $"The database {database.Name} is damaged: restore it from a backup.");
        logger.DatabaseDamaged(database.Name, found);
        Note(damaged: true);
    }

    /// <summary>The next start knows of damage, whoever ends this one.</summary>
    private void Note(bool damaged)
    {
        lock (turn)
        {
            if (marker is { CanWrite: true } note)
            {
                note.SetLength(0);
                if (damaged)
                {
                    note.WriteByte(Damaged);
                }

                note.Flush(flushToDisk: true);
            }
        }
    }

    /// <summary>What is made anew from elsewhere is not worth mending.</summary>
    private void Discard(string file)
    {
        foreach (var part in SqliteCheck.Files(file))
        {
            File.Delete(part);
        }

        Note(damaged: false);
        logger.DatabaseDiscarded(database.Name);
    }

    private static string Marker(string file) => $"{file}-running";
}
