using System.Globalization;
using Google.Protobuf;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// Ids that stand in a file with different content. Stored in their order, each night's file would correct them twice in public. Versions
/// that the sender numbers are in order by themselves.
/// </summary>
internal sealed class RepeatedIds
{
    public const string Reason = "DUPLICATE_ID";
    private const int MostLinesNamed = 10;
    private const string VersionField = "source_version";

    private readonly Dictionary<(string Source, string RecordId), (int Start, int Line)> first = [];
    private readonly Dictionary<(string Source, string RecordId), List<int>> different = [];

    /// <summary>The lines with this id, for who reads them; null when no two of them differ.</summary>
    public string? LinesOf((string Source, string RecordId) key) => different.GetValueOrDefault(key) is not { } lines ? null
        : string.Join(", ", lines.Take(MostLinesNamed).Select(line => line.ToString(CultureInfo.InvariantCulture))) + (lines.Count > MostLinesNamed ? " …" : "");

    /// <summary>Looks at a row.</summary>
    /// <param name="key">What it is the record of.</param>
    /// <param name="row">The row.</param>
    /// <param name="again">Reads an earlier row again: most ids stand once, and the rows are not kept.</param>
    /// <param name="read">Reads a row's record.</param>
    public void Add(
        (string Source, string RecordId) key, CsvRowText row, Func<int, int, CsvRowText> again, Func<CsvRowText, IMessage> read)
    {
        if (key.RecordId.Length == 0 || first.TryAdd(key, (row.Start, row.Line)))
        {
            return;
        }

        var (start, line) = first[key];
        if (different.TryGetValue(key, out var lines))
        {
            lines.Add(row.Line);
        }
        else if (again(start, line) is var before && before.Text != row.Text && Differ(read(before), read(row)))
        {
            different.Add(key, [line, row.Line]);
        }
    }

    private static bool Differ(IMessage one, IMessage other) => !one.Equals(other) && !(Version(one) > 0 && Version(other) > 0 && Version(one) != Version(other));

    private static long Version(IMessage record) => record.Descriptor.FindFieldByName(VersionField)?.Accessor.GetValue(record) is long version ? version : 0;
}
