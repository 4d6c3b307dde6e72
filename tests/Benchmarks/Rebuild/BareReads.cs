using System.Data.Common;

namespace Medborgarlofte.Benchmarks.Rebuild;

/// <summary>Reads every column of every journal entry, and keeps nothing.</summary>
internal static class BareReads
{
    public static async Task ReadAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM journal ORDER BY Sequence";
        await using var reader = await command.ExecuteReaderAsync();
        var row = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(row);
        }
    }
}
