using System.Globalization;
using Medborgarlofte.Journal;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>What an insider can do who writes the database: change entries and make every hash anew.</summary>
internal static class RewrittenJournal
{
    /// <summary>Renumbers what is there from 1 and computes the whole chain again, with the head.</summary>
    public static void RecomputeChain(this ChangedFolder folder, string service)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, $"{service}.db")};Pooling=False");
        connection.Open();
        var entries = new List<(long Sequence, JournalEntry Entry)>();
        using (var select = connection.CreateCommand())
        {
            select.CommandText = "SELECT Sequence, Type, Subject, Payload, Actor, RecordedAtMicros FROM journal ORDER BY Sequence";
            using var reader = select.ExecuteReader();
            while (reader.Read())
            {
                entries.Add((reader.GetInt64(0), new JournalEntry
                {
                    Sequence = entries.Count + 1,
                    Type = reader.GetString(1),
                    Subject = reader.GetString(2),
                    Payload = reader.GetString(3),
                    Actor = reader.GetString(4),
                    RecordedAtMicros = reader.GetInt64(5),
                }));
            }
        }

        byte[] previous = [];
        foreach (var (old, entry) in entries)
        {
            previous = entry.ComputeHash(previous);
            Execute(connection, $"UPDATE journal SET Sequence = {Text(entry.Sequence)}, Hash = x'{Convert.ToHexString(previous)}' WHERE Sequence = {Text(old)}");
            Execute(connection, $"UPDATE journal_texts SET Sequence = {Text(entry.Sequence)} WHERE Sequence = {Text(old)}");
            foreach (var table in service == "police" ? (string[])["police_activities"] : [])
            {
                Execute(connection, $"UPDATE {table} SET Sequence = {Text(entry.Sequence)} WHERE Sequence = {Text(old)}");
            }
        }

        Execute(connection, $"UPDATE journal_head SET Sequence = {Text(entries.Count)}, Hash = x'{Convert.ToHexString(previous)}'");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
