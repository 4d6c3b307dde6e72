using Microsoft.Data.Sqlite;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Looks for damage in a SQLite file.</summary>
public static class SqliteCheck
{
    private const int IoError = 10;

    /// <summary>The file and what SQLite keeps beside it while it is open.</summary>
    public static IReadOnlyList<string> Files(string file) => [file, $"{file}-wal", $"{file}-shm"];

    /// <summary>True when a log stands beside the file: whoever used it last did not close it.</summary>
    public static bool HasLog(string file) => new FileInfo($"{file}-wal") is { Exists: true, Length: > 0 };

    /// <summary>What can be found in milliseconds: no database at all, or a journal whose head is not its last entry.</summary>
    public static string? FindQuickFault(string file) => Find(file, connection =>
    {
        if (Ask(connection, "SELECT name FROM sqlite_master WHERE name = 'journal_head'") is null)
        {
            return null;
        }

        const string Differs = """
            SELECT 'The journal''s head and its last entry differ.' FROM journal_head h
            LEFT JOIN (SELECT Sequence, Hash FROM journal ORDER BY Sequence DESC LIMIT 1) e ON 1 = 1
            WHERE h.Sequence <> COALESCE(e.Sequence, 0) OR h.Hash <> COALESCE(e.Hash, x'')
            """;
        return Ask(connection, Differs);
    });

    /// <summary>What is wrong on any page; null when all is well.</summary>
    public static string? FindFault(string file) => Find(file, connection => Ask(connection, "PRAGMA quick_check(1)") is var said and not "ok" ? said ?? "no answer" : null);

    /// <summary>What is wrong on any page or in any index; null when all is well.</summary>
    public static string? FindAnyFault(string file) =>
        Find(file, connection => Ask(connection, "PRAGMA integrity_check(1)") is var said and not "ok" ? said ?? "no answer" : null);

    private static string? Find(string file, Func<SqliteConnection, string?> look)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 600,
            }.ConnectionString);
            connection.Open();
            return look(connection);
        }
        catch (SqliteException e)
        {
            // What is locked or cannot be opened tells nothing of its pages; whoever uses it next meets the same.
            return DatabaseCorruption.Is(e) || e.SqliteErrorCode == IoError ? e.Message : null;
        }
    }

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
