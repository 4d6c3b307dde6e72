using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>What is wrong with a database, in a sentence for whoever mends it: no address, no statement, no value.</summary>
public static class DatabaseFault
{
    /// <summary>No room is left.</summary>
    public const string Full = "The disk of the database is full.";
    /// <summary>It takes no change.</summary>
    public const string ReadOnly = "The database is read-only.";
    /// <summary>Its pages are not what was written.</summary>
    public const string Damaged = "The database is damaged: restore it from a backup.";
    /// <summary>It lacks tables or columns.</summary>
    public const string Outdated = "The database is missing or not up to date: run --migrate.";
    /// <summary>It cannot be reached, is starting or stopping.</summary>
    public const string Away = "The database does not answer.";
    /// <summary>A lock was not had in time.</summary>
    public const string Busy = "The database is held by another transaction.";
    /// <summary>None of the others.</summary>
    public const string Other = "The database refused; the log says why.";

    // https://www.sqlite.org/rescode.html
    private const int SqliteError = 1;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteNotADatabase = 26;

    // https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
    private static readonly int[] SqlServerFull = [1101, 1105, 9002];
    private static readonly int[] SqlServerReadOnly = [3906, 3908, 978];
    private static readonly int[] SqlServerDamaged = [823, 824, 825];
    private static readonly int[] SqlServerOutdated = [208, 207, 4060];

    /// <summary>What an exception of a call to the database says.</summary>
    public static string Describe(Exception exception)
    {
        if (DatabaseCorruption.Is(exception))
        {
            return Damaged;
        }

        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is DbException error && Known(error) is { } known)
            {
                return known;
            }
        }

        return DatabaseErrors.Classify(exception) switch
        {
            DatabaseError.Unavailable => Away,
            DatabaseError.Conflict => Busy,
            _ => Other,
        };
    }

    private static string? Known(DbException error) => error switch
    {
        SqliteException e => e.SqliteErrorCode switch
        {
            SqliteFull => Full,
            SqliteReadOnly => ReadOnly,
            SqliteCorrupt or SqliteNotADatabase => Damaged,
            SqliteError => Outdated,
            _ => null,
        },
        PostgresException e => e.SqlState switch
        {
            PostgresErrorCodes.DiskFull => Full,
            PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged,
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidCatalogName => Outdated,
            _ => null,
        },
        SqlException e => SqlServerFull.Contains(e.Number) ? Full
            : SqlServerReadOnly.Contains(e.Number) ? ReadOnly
            : SqlServerDamaged.Contains(e.Number) ? Damaged
            : SqlServerOutdated.Contains(e.Number) ? Outdated
            : null,
        _ => null,
    };
}
