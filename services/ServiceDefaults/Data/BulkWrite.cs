using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Writes many rows past EF Core's change tracker, by its model of their table and inside the context's transaction. The rows are
/// not tracked. SQL Server's are sent by EF Core itself, which has bulk statements for it.
/// </summary>
public static class BulkWrite
{
    // A copy takes round trips of its own, and its statement is parsed anew each time.
    private const int FewestToCopy = 10;

    /// <summary>Inserts rows that are not there. A key that is there ends in the driver's unique violation.</summary>
    public static Task InsertAsync<TEntity>(this DbContext context, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class => rows.Count == 0 ? Task.CompletedTask : context.Database.GetDbConnection() switch
        {
            SqliteConnection connection => ExecuteEachAsync(connection, TableShape.Of<TEntity>(context), shape => shape.Insert, rows, cancellationToken),
            NpgsqlConnection connection when rows.Count < FewestToCopy =>
                InsertTogetherAsync(connection, TableShape.Of<TEntity>(context), rows, cancellationToken),
            NpgsqlConnection connection => CopyAsync(connection, TableShape.Of<TEntity>(context), rows, cancellationToken),
            _ => context.InsertByEfCoreAsync(rows, cancellationToken),
        };

    /// <summary>
    /// Adds each row's numbers to those of the row with its key, or inserts it where there is none. Every column that is not of the key is
    /// a number of 64 bits.
    /// </summary>
    /// <param name="context">The rows' context.</param>
    /// <param name="rows">Each with a key of its own.</param>
    /// <param name="track">Has the context track those that are there; asked where EF Core does the adding.</param>
    /// <param name="cancellationToken">Ends the work; the transaction is to be rolled back.</param>
    public static Task AddAsync<TEntity>(
        this DbContext context, IReadOnlyList<TEntity> rows, Func<Task> track, CancellationToken cancellationToken)
        where TEntity : class => rows.Count == 0 ? Task.CompletedTask : context.Database.GetDbConnection() switch
        {
            SqliteConnection connection => ExecuteEachAsync(connection, TableShape.Of<TEntity>(context), shape => shape.Add, rows, cancellationToken),
            NpgsqlConnection connection =>
                AddTogetherAsync(connection, TableShape.Of<TEntity>(context), rows, cancellationToken),
            _ => context.AddByEfCoreAsync(rows, track, cancellationToken),
        };

    /// <summary>Inserts as SQL Server's rows are inserted.</summary>
    internal static async Task InsertByEfCoreAsync<TEntity>(
        this DbContext context, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        context.AddRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        context.Detach<TEntity>();
    }

    /// <summary>Adds as SQL Server's rows are added to.</summary>
    internal static async Task AddByEfCoreAsync<TEntity>(
        this DbContext context, IReadOnlyList<TEntity> rows, Func<Task> track, CancellationToken cancellationToken)
        where TEntity : class
    {
        await track();
        foreach (var row in rows)
        {
            var added = context.Entry(row);
            var key = added.Metadata.FindPrimaryKey()!.Properties.Select(property => added.CurrentValues[property]);
            if (context.Set<TEntity>().Local.FindEntryUntyped(key) is not { } stored)
            {
                context.Add(row);
                continue;
            }

            foreach (var number in added.Metadata.GetProperties().Where(property => !property.IsPrimaryKey()))
            {
                stored.CurrentValues[number] = (long)stored.CurrentValues[number]! + (long)added.CurrentValues[number]!;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        context.Detach<TEntity>();
    }

    private static Task ExecuteEachAsync<TEntity>(
        SqliteConnection connection, TableShape table, Func<TableShape, string> statement, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        // SQLite's driver has nothing to wait for either.
        SqliteRows.Execute(connection, statement(table), table.Columns, rows, cancellationToken);
        return Task.CompletedTask;
    }

    private static async Task CopyAsync<TEntity>(
        NpgsqlConnection connection, TableShape table, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = connection.CreateCommand();
        var types = Types(command, table, rows[0]);
        await using var copy = await connection.BeginBinaryImportAsync(table.Copy, cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                if (table.Columns[i].Value(row) is { } value)
                {
                    await copy.WriteAsync(value, types[i], cancellationToken);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>One round trip for all of them.</summary>
    private static async Task InsertTogetherAsync<TEntity>(
        NpgsqlConnection connection, TableShape table, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = connection.CreateCommand();
        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var one = new NpgsqlBatchCommand(table.Insert);
            one.Parameters.AddRange(table.Parameters(command, row));
            batch.BatchCommands.Add(one);
        }

        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>One statement for all of them.</summary>
    private static async Task AddTogetherAsync<TEntity>(
        NpgsqlConnection connection, TableShape table, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = connection.CreateCommand();
        command.CommandText = table.AddTogether;
        var types = Types(command, table, rows[0]);
        for (var i = 0; i < types.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter($"@p{i}", NpgsqlDbType.Array | types[i]) { Value = table.Columns[i].Values(rows) });
        }

        await command.PrepareAsync(cancellationToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The columns' types in PostgreSQL.</summary>
    private static NpgsqlDbType[] Types(NpgsqlCommand command, TableShape table, object row) =>
        Array.ConvertAll(table.Parameters(command, row), parameter => ((NpgsqlParameter)parameter).NpgsqlDbType);

    private static void Detach<TEntity>(this DbContext context)
        where TEntity : class => context.ChangeTracker.Entries<TEntity>().ToList().ForEach(entry => entry.State = EntityState.Detached);
}
