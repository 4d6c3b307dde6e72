using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>What a database error means for the transaction that met it.</summary>
public enum DatabaseError
{
    /// <summary>Not one of the others: repeating does not help.</summary>
    Other,

    /// <summary>Two writers stored the same key.</summary>
    UniqueViolation,

    /// <summary>Another transaction was in the way: a deadlock, a serialization failure, a lock not had in time, a changed row.</summary>
    Conflict,

    /// <summary>The database is away, starting, stopping or out of resources; whether a commit went through is not known.</summary>
    Unavailable,
}

/// <summary>Tells database errors apart, for every provider in one place.</summary>
public static class DatabaseErrors
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCantOpen = 14;
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;

    // A session that was ended because it held a transaction and did nothing.
    private const string PostgreSqlIdleInTransaction = "25P03";

    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerDeadlock = 1205;
    private const int SqlServerLockTimeout = 1222;
    private const int SqlServerSnapshotConflict = 3960;

    // Errors of the connection, as SqlClient numbers them: no route, refused, reset, broken pipe, timed out, not yet open, shutting down.
    private static readonly int[] SqlServerAway =
        [-2, -1, 0, 2, 53, 64, 121, 233, 258, 596, 921, 922, 4060, 6005, 10053, 10054, 10060, 10061, 11001, 18401];

    /// <summary>What an exception of a call to the database means.</summary>
    public static DatabaseError Classify(Exception exception) => Find(exception) switch
    {
        SqliteException e => OfSqlite(e),
        PostgresException e => OfPostgreSql(e.SqlState),
        NpgsqlException { IsTransient: true } => DatabaseError.Unavailable,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } => DatabaseError.Unavailable,
        SqlException e => OfSqlServer(e),
        { IsTransient: true } => DatabaseError.Unavailable,
        null => exception switch
        {
            DbUpdateConcurrencyException => DatabaseError.Conflict,
            TimeoutException => DatabaseError.Unavailable,
            _ => DatabaseError.Other,
        },
        _ => DatabaseError.Other,
    };

    /// <summary>True when two writers stored the same key.</summary>
    public static bool IsUniqueViolation(Exception exception) => Classify(exception) == DatabaseError.UniqueViolation;

    /// <summary>True when the same transaction may succeed if it is run again, now or when the database is back.</summary>
    public static bool IsTransient(Exception exception) => Classify(exception) is DatabaseError.Conflict or DatabaseError.Unavailable;

    private static DatabaseError OfSqlite(SqliteException e) => e.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => DatabaseError.Conflict,
        SqliteIoError or SqliteFull or SqliteCantOpen => DatabaseError.Unavailable,
        _ => e.SqliteExtendedErrorCode is SqliteConstraintPrimaryKey or SqliteConstraintUnique
            ? DatabaseError.UniqueViolation
            : DatabaseError.Other,
    };

    private static DatabaseError OfPostgreSql(string state) => state switch
    {
        PostgresErrorCodes.UniqueViolation => DatabaseError.UniqueViolation,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            => DatabaseError.Conflict,
        PostgreSqlIdleInTransaction => DatabaseError.Unavailable,

        // Classes of SQLSTATE: 08 connection, 53 resources, 57P shutting down, crashed or starting, 58 the system under it.
        _ => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal)
                ? DatabaseError.Unavailable
                : DatabaseError.Other,
    };

    private static DatabaseError OfSqlServer(SqlException e) => e.Number switch
    {
        SqlServerUniqueIndex or SqlServerUniqueConstraint => DatabaseError.UniqueViolation,
        SqlServerDeadlock or SqlServerLockTimeout or SqlServerSnapshotConflict => DatabaseError.Conflict,
        _ => e.IsTransient || SqlServerAway.Contains(e.Number) ? DatabaseError.Unavailable : DatabaseError.Other,
    };

    private static DbException? Find(Exception? exception)
    {
        while (exception is not null and not DbException)
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }
}
