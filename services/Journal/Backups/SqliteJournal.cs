using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Journal.Backups;

/// <summary>A database file that is there, and the end of its journal.</summary>
public static class SqliteJournal
{
    private const int BusySeconds = 60;

    /// <summary>Opens the file.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = BusySeconds,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The end of its journal.</summary>
    public static (long Sequence, string Hash, DateTimeOffset? RecordedAt) Head(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence, Hash, RecordedAtMicros FROM journal_head";
        using var row = command.ExecuteReader();
        return row.Read() && row.GetInt64(0) > 0
            ? (row.GetInt64(0), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1)), JournalEntry.FromMicros(row.GetInt64(2)))
            : (0, "", null);
    }
}
