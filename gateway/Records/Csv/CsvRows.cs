using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>A row as it stands in the file.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Text">All of it, without the end of its last line.</param>
/// <param name="Cells">Its cells; null when they cannot be told apart.</param>
/// <param name="Next">Where the next row begins.</param>
/// <param name="LastLine">Its last line.</param>
internal readonly record struct CsvRowText(int Start, int Line, string Text, List<string>? Cells, int Next, int LastLine);

/// <summary>
/// Reads rows one at a time. A cell in quotes may hold line breaks. A quote that is never closed spoils its own row and none of those after
/// it: what is a row of its own, and what does not end as a row with the header's cells, is not part of a cell.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="separator">Between cells.</param>
/// <param name="cells">Cells of a row; 0 when that is not known yet.</param>
internal sealed class CsvRows(string text, char separator, int cells)
{
    private const int MostLinesOfARow = 100;

    /// <summary>The rows from a place on, but for blank lines.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="line">Number of the line there.</param>
    public IEnumerable<CsvRowText> From(int start, int line)
    {
        while (start < text.Length)
        {
            var row = Read(start, line);
            (start, line) = (row.Next, row.LastLine + 1);
            if (!CsvLine.IsBlank(row.Text, separator))
            {
                yield return row;
            }
        }
    }

    private CsvRowText Read(int start, int line)
    {
        var (end, next) = LineEnd(start);
        var one = text[start..end];
        if (one.Length > JsonBody.Largest)
        {
            return new CsvRowText(start, line, one, null, next, line);
        }

        var cellsOfLine = CsvLine.Split(one, separator, out var isOpen);
        var alone = new CsvRowText(start, line, one, cellsOfLine, next, line);
        return isOpen ? ReadOn(alone) ?? alone : alone;
    }

    private CsvRowText? ReadOn(CsvRowText first)
    {
        // Inside quotes there is an odd number of them before, since one that is meant is written twice.
        var quotes = first.Text.Count(letter => letter == CsvLine.Quote);
        var next = first.Next;
        for (var more = 1; more < MostLinesOfARow && next < text.Length && next - first.Start < JsonBody.Largest; more++)
        {
            var begin = next;
            (var end, next) = LineEnd(begin);
            var line = text.AsSpan(begin, end - begin);
            var here = line.Count(CsvLine.Quote);
            if (here == 0 && cells > 1 && line.Count(separator) == cells - 1)
            {
                return null;
            }

            quotes += here;
            if (quotes % 2 == 1)
            {
                continue;
            }

            var whole = text[first.Start..end];
            return CsvLine.Split(whole, separator, out _) is { } split && (cells == 0 || split.Count >= cells)
                ? new CsvRowText(first.Start, first.Line, whole, split, next, first.Line + more)
                : null;
        }

        return null;
    }

    /// <summary>Where the line ends, and where the next one begins.</summary>
    private (int End, int Next) LineEnd(int start)
    {
        var feed = text.IndexOf('\n', start);
        var end = feed < 0 ? text.Length : feed;
        var next = feed < 0 ? text.Length : feed + 1;
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        return (end, next);
    }
}
