using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// A consistent snapshot for reading; see <see cref="Transactions.BeginReadAsync"/>. What that takes differs from system to system.
/// SQLite: a deferred transaction, which the first query makes a reader of the write-ahead log. EF Core's own are BEGIN IMMEDIATE, which
/// takes the one lock that writers have. PostgreSQL: REPEATABLE READ, READ ONLY. SQL Server: SNAPSHOT, since REPEATABLE READ there locks
/// every row that it has read; the database has to allow it, see <see cref="SqlServerVersioning"/>.
/// </summary>
public sealed class ReadTransaction : IAsyncDisposable
{
    private readonly DatabaseFacade database;
    private DbTransaction? own;
    private IDbContextTransaction? used;

    private ReadTransaction(DatabaseFacade database) => this.database = database;

    internal static async Task<ReadTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken);
        var transaction = new ReadTransaction(database);
        try
        {
            await transaction.BeginAsync(cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it, and gives the connection back as it was.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (used?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (own?.DisposeAsync() ?? ValueTask.CompletedTask);
            if (database.GetDbConnection() is SqlConnection { State: ConnectionState.Open } connection)
            {
                await LeaveSnapshotAsync(connection);
            }
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        switch (database.GetDbConnection())
        {
            case SqliteConnection connection:
                own = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
                used = await database.UseTransactionAsync(own, cancellationToken);
                break;
            case NpgsqlConnection connection:
                used = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                await ExecuteAsync(connection, "SET TRANSACTION READ ONLY", cancellationToken);
                break;
            default:
                used = await database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// Resetting a connection of the pool does not reset its isolation level: the next statement that writes without a transaction of its
    /// own would fail where another has changed the same row.
    /// </summary>
    private static async Task LeaveSnapshotAsync(SqlConnection connection)
    {
        try
        {
            await ExecuteAsync(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED", CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // The connection has broken; none of its age is used again.
            SqlConnection.ClearPool(connection);
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
