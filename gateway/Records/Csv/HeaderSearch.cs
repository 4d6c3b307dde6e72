using System.Globalization;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// Finds the header and what separates its cells. Reports from case systems have a title, a date or an empty line above it; what stands
/// there is passed over and said.
/// </summary>
internal static class HeaderSearch
{
    private const int MostRowsAbove = 20;
    private const int FewestNames = 2;
    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>The row that names all that is needed; else the first that names some columns; else the first.</summary>
    public static (CsvRowText Row, char Separator) Find(string text, CsvColumns fields, FileNotes notes)
    {
        var (start, line, declared) = SeparatorLine(text);
        var candidates = (declared is { } first ? Separators.Prepend(first) : Separators).Distinct()
            .SelectMany(separator => new CsvRows(text, separator, cells: 0).From(start, line).Take(MostRowsAbove)
                .Select(row => (Row: row, Separator: separator, Score: CsvHeader.Score(row.Cells ?? [], fields))))
            .ToList();
        if (candidates.Count == 0)
        {
            return (new CsvRowText(0, 1, "", [], text.Length, 1), Separators[0]);
        }

        var most = candidates.Max(candidate => candidate.Score);
        var found = most > CsvHeader.MostColumns || candidates.TrueForAll(candidate => candidate.Score < FewestNames)
            ? candidates.Where(candidate => candidate.Score == most).MinBy(candidate => candidate.Row.Line)
            : candidates.Where(candidate => candidate.Score >= FewestNames)
                .OrderBy(candidate => candidate.Row.Line).ThenByDescending(candidate => candidate.Score).First();
        if (candidates.Exists(candidate => candidate.Separator == found.Separator && candidate.Row.Line < found.Row.Line))
        {
            notes.Add("LINES_ABOVE_HEADER", string.Create(
                CultureInfo.InvariantCulture, $"The header was found on line {found.Row.Line}. Nothing was read of what stands above it."));
        }

        return (found.Row, found.Separator);
    }

    /// <summary>What Excel reads the separator from: sep=; alone on the first line, in quotes or not.</summary>
    private static (int Start, int Line, char? Declared) SeparatorLine(string text)
    {
        var feed = text.IndexOf('\n', StringComparison.Ordinal);
        var first = (feed < 0 ? text : text[..feed]).Trim('\r', ' ', '"');
        return feed > 0 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length <= 5
            ? (feed + 1, 2, first.Length == 5 ? first[4] : null)
            : (0, 1, null);
    }
}
