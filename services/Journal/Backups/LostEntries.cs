using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Journal.Backups;

/// <summary>Says what a replaced database held beyond the backup, and so what its sources must send again.</summary>
public static class LostEntries
{
    /// <summary>Prints it.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="manifest">The backup.</param>
    /// <param name="replaced">The replaced file; it need not be there.</param>
    public static void Tell(string name, BackupManifest manifest, string replaced)
    {
        var restored = manifest.Journals[name];
        var until = restored.RecordedAt is { } at ? $"entry {restored.Sequence} of {Text(at)}" : "its beginning, without entries";
        Console.WriteLine($"{name}: restored up to {until}");
        if (!File.Exists(replaced))
        {
            Console.WriteLine($"  there was no database before; {Everybody(manifest)}");
            return;
        }

        try
        {
            using var connection = SqliteJournal.Open(replaced);
            Tell(connection, name, restored, manifest);
        }
        catch (SqliteException e)
        {
            Console.WriteLine($"  what was there before cannot be read ({e.Message.TrimEnd('.')}); {Everybody(manifest)}");
        }
    }

    private static void Tell(SqliteConnection before, string name, JournalCopy restored, BackupManifest manifest)
    {
        var (last, _, _) = SqliteJournal.Head(before);
        if (!HasEntry(before, restored))
        {
            Console.WriteLine($"  the journal before was another one from entry {restored.Sequence} or earlier; {Everybody(manifest)}");
            return;
        }

        if (last <= restored.Sequence)
        {
            Console.WriteLine("  nothing came after that; nothing is to be sent again");
            return;
        }

        using var command = before.CreateCommand();
        command.CommandText = """
            SELECT CASE instr(Actor, '/') WHEN 0 THEN Actor ELSE substr(Actor, 1, instr(Actor, '/') - 1) END AS Source, COUNT(*), MIN(RecordedAtMicros)
            FROM journal WHERE Sequence > $sequence GROUP BY Source ORDER BY Source
            """;
        command.Parameters.AddWithValue("$sequence", restored.Sequence);
        using var rows = command.ExecuteReader();
        Console.WriteLine($"  entries {restored.Sequence + 1}-{last} of {name} are gone:");
        while (rows.Read())
        {
            Console.WriteLine($"  {rows.GetString(0)} ({rows.GetInt64(1)}) must send again what it has sent since {Text(JournalEntry.FromMicros(rows.GetInt64(2)))}");
        }
    }

    private static bool HasEntry(SqliteConnection before, JournalCopy restored)
    {
        if (restored.Sequence == 0)
        {
            return true;
        }

        using var command = before.CreateCommand();
        command.CommandText = "SELECT Hash FROM journal WHERE Sequence = $sequence";
        command.Parameters.AddWithValue("$sequence", restored.Sequence);
        return command.ExecuteScalar() is byte[] hash && Convert.ToHexStringLower(hash) == restored.Hash;
    }

    private static string Everybody(BackupManifest manifest) => $"every source must send again what it has sent since {Text(manifest.CreatedAt)}";

    /// <summary>An instant as it is printed.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
