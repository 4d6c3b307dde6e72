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

    /// <summary>
    /// The database is away, starting, stopping, read-only, damaged, out of resources, or does not let us in: nothing is wrong with what was
    /// sent. Whether a commit went through is not known.
    /// </summary>
    Unavailable,
}

/// <summary>Tells database errors apart, for every provider in one place.</summary>
public static class DatabaseErrors
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    // Out of memory, read-only, input or output failed, damaged, disk full, cannot be opened, lock protocol failed, no database.
    private static readonly int[] SqliteAway = [7, 8, 10, 11, 13, 14, 15, 26];

    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;

    // A server that only reads, such as a standby that clients are still sent to, and sessions that were ended because they took too long.
    private static readonly string[] PostgreSqlAway = [PostgresErrorCodes.ReadOnlySqlTransaction, "25P03", "25P04", "3D000", "40003", "XX001", "XX002"];

    // Classes of SQLSTATE: connection, not let in, resources, shutting down, crashed or starting, the system under it.
    private static readonly string[] PostgreSqlAwayClasses = ["08", "28", "53", "57", "58"];

    /// <summary>What an exception of a call to the database means.</summary>
    public static DatabaseError Classify(Exception exception) => Find(exception) switch
    {
        SqliteException e => OfSqlite(e),
        PostgresException e => OfPostgreSql(e.SqlState),
        NpgsqlException { IsTransient: true } => DatabaseError.Unavailable,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } => DatabaseError.Unavailable,
        SqlException e => SqlServerErrors.Classify(e.Errors.Cast<SqlError>().Select(error => error.Number)),
        { IsTransient: true } => DatabaseError.Unavailable,
        null => exception switch
        {
            DbUpdateConcurrencyException => DatabaseError.Conflict,
            TimeoutException => DatabaseError.Unavailable,
            _ => IsOfSqlClient(exception) ? DatabaseError.Unavailable : DatabaseError.Other,
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
        var code when SqliteAway.Contains(code) => DatabaseError.Unavailable,
        _ => e.SqliteExtendedErrorCode is SqliteConstraintPrimaryKey or SqliteConstraintUnique
            ? DatabaseError.UniqueViolation
            : DatabaseError.Other,
    };

    private static DatabaseError OfPostgreSql(string state) => state switch
    {
        PostgresErrorCodes.UniqueViolation => DatabaseError.UniqueViolation,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            => DatabaseError.Conflict,
        _ => PostgreSqlAway.Contains(state) || Array.Exists(PostgreSqlAwayClasses, name => state.StartsWith(name, StringComparison.Ordinal))
            ? DatabaseError.Unavailable
            : DatabaseError.Other,
    };

    /// <summary>
    /// SqlClient itself says so, with no error of the server's, that its pool has no connection left, or that a connection or a transaction
    /// ended before it was used.
    /// </summary>
    private static bool IsOfSqlClient(Exception? exception)
    {
        while (exception is not null and not InvalidOperationException { Source: "Microsoft.Data.SqlClient" })
        {
            exception = exception.InnerException;
        }

        return exception is not null;
    }

    private static DbException? Find(Exception? exception)
    {
        while (exception is not null and not DbException)
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }
}
