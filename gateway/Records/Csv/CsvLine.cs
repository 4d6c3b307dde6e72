using System.Text;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// Splits one line of a CSV file. No field of ours may hold a line break, so a line is a row: a quote that is never closed spoils its own
/// row and none of those after it.
/// </summary>
internal static class CsvLine
{
    private const char Quote = '"';

    /// <summary>The cells; null when a quote is not closed, or text stands after a closing one.</summary>
    public static List<string>? Split(string line, char separator)
    {
        List<string> cells = [];
        for (var at = 0; ;)
        {
            if (at < line.Length && line[at] == Quote)
            {
                if (Quoted(line, ref at) is not { } cell || (at < line.Length && line[at] != separator))
                {
                    return null;
                }

                cells.Add(cell);
            }
            else
            {
                var end = line.IndexOf(separator, at);
                cells.Add(line[at..(end < 0 ? line.Length : end)].Trim());
                at = end < 0 ? line.Length : end;
            }

            if (at >= line.Length)
            {
                return cells;
            }

            at++;
        }
    }

    /// <summary>True for a line that holds nothing.</summary>
    public static bool IsBlank(string line, char separator) => line.All(letter => letter == separator || char.IsWhiteSpace(letter));

    private static string? Quoted(string line, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != Quote)
            {
                cell.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == Quote)
            {
                cell.Append(line[at++]);
            }
            else
            {
                at++;
                return cell.ToString().Trim();
            }
        }

        return null;
    }
}
