using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// The two kinds of transactions that the services have. Each says its isolation level: SqlClient's pool hands a connection on with the
/// level that its last user set.
/// </summary>
public static class Transactions
{
    /// <summary>
    /// Begins a consistent snapshot for reading: until it is disposed of, every query of the context sees what was committed when its
    /// first query ran. It never waits for a writer and never holds one up, however long it stays open.
    /// </summary>
    /// <param name="database">The context's database; nothing may be written through it meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait for a connection.</param>
    public static Task<ReadTransaction> BeginReadAsync(this DatabaseFacade database, CancellationToken cancellationToken) =>
        ReadTransaction.BeginAsync(database, cancellationToken);

    /// <summary>
    /// Begins a transaction that writes. Statements see what is committed when they run, so a writer that decides by what it reads first
    /// changes a row that every such writer changes; in SQLite, where there is one writer at a time, beginning is that lock.
    /// </summary>
    /// <param name="database">The context's database.</param>
    /// <param name="cancellationToken">Ends the wait for a connection, and in SQLite for the lock.</param>
    public static Task<IDbContextTransaction> BeginWriteAsync(this DatabaseFacade database, CancellationToken cancellationToken) =>
        database.BeginTransactionAsync(
            database.GetDbConnection() is SqliteConnection ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, cancellationToken);
}
