using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Writes many rows with the database's own driver, by EF Core's model of their table and inside the context's transaction. The rows are
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
            SqliteConnection => ExecuteEachAsync(context, TableShape.Of<TEntity>(context), shape => shape.Insert, rows, cancellationToken),
            NpgsqlConnection connection when rows.Count < FewestToCopy =>
                ExecuteTogetherAsync(connection, TableShape.Of<TEntity>(context), shape => shape.Insert, rows, cancellationToken),
            NpgsqlConnection connection => CopyAsync(connection, TableShape.Of<TEntity>(context), rows, cancellationToken),
            _ => context.InsertByEfCoreAsync(rows, cancellationToken),
        };

    /// <summary>Sets every column that is not of the key, of rows that are there.</summary>
    public static Task UpdateAsync<TEntity>(this DbContext context, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class => rows.Count == 0 ? Task.CompletedTask : context.Database.GetDbConnection() switch
        {
            SqliteConnection => ExecuteEachAsync(context, TableShape.Of<TEntity>(context), shape => shape.Update, rows, cancellationToken),
            NpgsqlConnection connection =>
                ExecuteTogetherAsync(connection, TableShape.Of<TEntity>(context), shape => shape.Update, rows, cancellationToken),
            _ => context.UpdateByEfCoreAsync(rows, cancellationToken),
        };

    /// <summary>Inserts as SQL Server's rows are inserted.</summary>
    internal static Task InsertByEfCoreAsync<TEntity>(this DbContext context, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class => SaveAsync(context, () => context.AddRange(rows), rows, cancellationToken);

    /// <summary>Updates as SQL Server's rows are updated.</summary>
    internal static Task UpdateByEfCoreAsync<TEntity>(this DbContext context, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class => SaveAsync(context, () => context.UpdateRange(rows), rows, cancellationToken);

    /// <summary>One statement, prepared once: the driver has no faster way, as it looks each parameter up among all of a statement.</summary>
    private static async Task ExecuteEachAsync<TEntity>(
        DbContext context, TableShape table, Func<TableShape, string> statement, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = statement(table);
        command.Parameters.AddRange(table.Parameters(command, rows[0]));
        await command.PrepareAsync(cancellationToken);
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task CopyAsync<TEntity>(
        NpgsqlConnection connection, TableShape table, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = connection.CreateCommand();
        var types = Array.ConvertAll(table.Parameters(command, rows[0]), parameter => ((NpgsqlParameter)parameter).NpgsqlDbType);
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
    private static async Task ExecuteTogetherAsync<TEntity>(
        NpgsqlConnection connection, TableShape table, Func<TableShape, string> statement, IReadOnlyList<TEntity> rows,
        CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var command = connection.CreateCommand();
        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var one = new NpgsqlBatchCommand(statement(table));
            one.Parameters.AddRange(table.Parameters(command, row));
            batch.BatchCommands.Add(one);
        }

        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task SaveAsync<TEntity>(DbContext context, Action track, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        track();
        await context.SaveChangesAsync(cancellationToken);
        foreach (var row in rows)
        {
            context.Entry(row).State = EntityState.Detached;
        }
    }
}
