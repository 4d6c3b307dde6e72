using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Data;

/// <summary>A transaction in which every statement reads the same state, and which no writer waits for.</summary>
internal static class ReadSnapshot
{
    /// <summary>Begins it on a context; it ends when it is disposed of.</summary>
    public static async Task<IAsyncDisposable> BeginAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        DbTransaction transaction = connection switch
        {
            // Deferred: otherwise SQLite takes the writer's lock for it.
            SqliteConnection sqlite => sqlite.BeginTransaction(deferred: true),
            SqlConnection => await connection.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken),
            _ => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken),
        };
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }
}
