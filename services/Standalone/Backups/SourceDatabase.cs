using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>The databases that hold everything, as files; the read store is made from them.</summary>
internal static class SourceDatabase
{
    /// <summary>Their names. The one with the webhooks is copied first: no position of theirs is then ahead of a journal's copy.</summary>
    public static readonly IReadOnlyList<string> Names = ["followup", "police", "municipal"];

    /// <summary>The read store's name.</summary>
    public const string ReadStore = "reporting";

    /// <summary>Name of a database's file.</summary>
    public static string FileOf(string name) => $"{name}.db";

    /// <summary>Opens a database file that is there.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60,
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
