using System.Text;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>Splits a row of a CSV file, which is one line but for line breaks inside quotes.</summary>
internal static class CsvLine
{
    public const char Quote = '"';

    /// <summary>The cells; null when a quote is not closed, or text stands after a closing one.</summary>
    /// <param name="line">The row.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="isOpen">True when the row ends inside quotes, and may go on with the next line.</param>
    public static List<string>? Split(string line, char separator, out bool isOpen)
    {
        isOpen = false;
        List<string> cells = [];
        for (var at = 0; ;)
        {
            if (at < line.Length && line[at] == Quote)
            {
                var cell = Quoted(line, ref at);
                isOpen = cell is null;
                if (cell is null || (at < line.Length && line[at] != separator))
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
