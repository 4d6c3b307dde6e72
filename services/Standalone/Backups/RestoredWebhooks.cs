using System.Globalization;
using Medborgarlofte.ServiceDefaults.Backups;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>
/// A webhook's position has a sequence of each journal. One that is ahead of a restored journal would miss what is reported until that
/// has grown past it: it is set back to the journal's end.
/// </summary>
internal static class RestoredWebhooks
{
    private static readonly string[] Order = ["police", "municipal", "followup"];

    /// <summary>Sets back what is ahead, and prints it. Run again it changes nothing.</summary>
    public static void SetBack(string data)
    {
        if (Order.FirstOrDefault(name => !File.Exists(FileOf(data, name))) is not null)
        {
            return;
        }

        var ends = Array.ConvertAll(Order, name =>
        {
            using var journal = SqliteJournal.Open(FileOf(data, name));
            return SqliteJournal.Head(journal).Sequence;
        });
        using var connection = SqliteJournal.Open(FileOf(data, "followup"));
        foreach (var (id, url, position) in Read(connection))
        {
            if (SetBack(position, ends) is { } back)
            {
                Move(connection, id, back);
                Console.WriteLine($"webhook {id} to {new Uri(url).Host}: set back from {position} to {back}; its receiver has been told of changes that are gone");
            }
        }
    }

    /// <summary>A position that is nowhere ahead; null when it is not now.</summary>
    internal static string? SetBack(string position, long[] ends)
    {
        var parts = position.Split('.');
        if (parts.Length != ends.Length || !Array.TrueForAll(parts, part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }

        var back = string.Join('.', parts.Zip(ends, (part, end) => Math.Min(long.Parse(part, CultureInfo.InvariantCulture), end)));
        return back == position ? null : back;
    }

    private static List<(string Id, string Url, string Position)> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, Url, Position FROM webhooks ORDER BY Id";
        using var rows = command.ExecuteReader();
        List<(string, string, string)> webhooks = [];
        while (rows.Read())
        {
            webhooks.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        return webhooks;
    }

    private static void Move(SqliteConnection connection, string id, string position)
    {
        using var command = connection.CreateCommand();

        // As a replay: deliveries from there on have ids that no receiver has seen, or it would take what is new for what it has already.
        command.CommandText = "UPDATE webhooks SET Position = $position, Replays = Replays + 1 WHERE Id = $id";
        command.Parameters.AddWithValue("$position", position);
        command.Parameters.AddWithValue("$id", id);
        command.ExecuteNonQuery();
    }

    private static string FileOf(string data, string name) => Path.Combine(data, SourceDatabase.FileOf(name));
}
