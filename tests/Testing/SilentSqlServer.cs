using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.Testing;

/// <summary>
/// Stands where a server would: keeps each command that EF Core would send, and answers that there are no rows. Added to a context's
/// options as an interceptor, its connection is never opened.
/// </summary>
public sealed class SilentSqlServer : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentQueue<SentCommand> commands = [];

    /// <summary>What was sent, in its order.</summary>
    public IReadOnlyCollection<SentCommand> Commands => commands;

    /// <summary>The isolation levels of the transactions that were begun, in their order.</summary>
    public ConcurrentQueue<IsolationLevel> Transactions { get; } = [];

    /// <inheritdoc />
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    /// <inheritdoc />
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    /// <inheritdoc />
    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Transactions.Enqueue(eventData.IsolationLevel);
        return InterceptionResult<DbTransaction>.SuppressWithResult(new SilentTransaction(connection, eventData.IsolationLevel));
    }

    /// <inheritdoc />
    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) => new(TransactionStarting(connection, eventData, result));

    /// <inheritdoc />
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        using var nothing = new DataTable();
        foreach (var column in eventData.Context!.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Select(p => p.GetColumnName()).Distinct())
        {
            nothing.Columns.Add(column, typeof(object));
        }

        return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return new(InterceptionResult<int>.SuppressWithResult(1));
    }

    private void Keep(DbCommand command) => commands.Enqueue(new SentCommand(command.CommandText, command.Parameters.Count));

    private sealed class SilentTransaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}

/// <summary>A command's text, and how many parameters it had.</summary>
public sealed record SentCommand(string Text, int Parameters);
