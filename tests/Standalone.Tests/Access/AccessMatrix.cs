using System.Runtime.CompilerServices;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>
/// What each endpoint answers to each token: "ok", or the reason of the refusal. The tables beside this file are what is expected, and
/// were read line by line: UPDATE_BASELINE=1 writes them anew, and the difference is reviewed with the change.
/// </summary>
internal static class AccessMatrix
{
    private const string Separator = " | ";

    /// <summary>Fails on every cell that is not as the table says, and on every endpoint without a row.</summary>
    public static void Compare(string table, IReadOnlyDictionary<string, IReadOnlyList<string>> actual, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, table);
        var head = string.Join(Separator, Cell.All.Select(cell => cell.Name).Prepend("endpoint"));
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINE") == "1")
        {
            File.WriteAllLines(file, actual.OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => string.Join(Separator, row.Value.Prepend(row.Key))).Prepend(head));
        }

        var lines = File.ReadAllLines(file);
        Assert.Equal(head, lines[0]);
        var expected = lines.Skip(1).Select(line => line.Split(Separator)).ToDictionary(cells => cells[0], cells => cells[1..]);
        Assert.Empty(actual.Keys.Except(expected.Keys).Select(row => $"{row} has no row: say who may call it"));
        Assert.Empty(expected.Keys.Except(actual.Keys).Select(row => $"{row} is in the table and not in the API"));
        Assert.Empty(
            from row in actual
            from cell in row.Value.Index()
            where expected[row.Key][cell.Index] != cell.Item
            select $"{row.Key}, {Cell.All[cell.Index].Name}: {cell.Item} instead of {expected[row.Key][cell.Index]}");
    }
}
