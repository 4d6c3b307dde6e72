using System.Globalization;
using System.Text;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>One line of a calendar strip: a year of weeks, months or quarters, or a month of days.</summary>
/// <param name="Label">The year, or the month; empty for windows that no calendar orders.</param>
/// <param name="Columns">Cells that the line has room for.</param>
/// <param name="Cells">Windows by the place they stand at.</param>
internal sealed record StripLine(string Label, int Columns, IReadOnlyList<(int Place, string State)> Cells)
{
    /// <summary>Width and height of a cell in the drawing's units.</summary>
    public const int CellWidth = 10, CellHeight = 12;

    // Longer lines are of weeks, and wrap by the quarter: on a telephone a cell stays wide enough to tell.
    private const int LongestPart = 31, Quarter = 13;

    /// <summary>The line in parts that may stand below each other, as far as there are windows.</summary>
    public IEnumerable<StripLine> Parts()
    {
        var (size, count) = Columns > LongestPart ? (Quarter, Columns / Quarter) : (Columns, 1);
        for (var part = 0; part < count; part++)
        {
            var (first, last) = (part * size, part == count - 1 ? Columns : (part + 1) * size);
            if (Cells.Any(cell => cell.Place >= first))
            {
                yield return new StripLine(Label, last - first, [.. from cell in Cells where cell.Place >= first && cell.Place < last select (cell.Place - first, cell.State)]);
            }
        }
    }

    /// <summary>One path for each state; a state has its own shape, so it can be told without its colour.</summary>
    public IEnumerable<(string State, string Path)> Paths() =>
        from cell in Cells
        group cell.Place by cell.State into same
        select (same.Key, PathOf(Shape(same.Key), [.. same]));

    /// <summary>The shape at each place. All but the first are placed from where the one before ends: a year of days is half as long so.</summary>
    private static string PathOf((int X, int Y, string Drawing, int EndX, int EndY) shape, IReadOnlyList<int> places)
    {
        var path = new StringBuilder($"M{(places[0] * CellWidth) + shape.X} {shape.Y}{shape.Drawing}");
        foreach (var (before, place) in places.Zip(places.Skip(1)))
        {
            path.Append(CultureInfo.InvariantCulture, $"m{((place - before) * CellWidth) - shape.EndX}{(shape.EndY > 0 ? "" : " ")}{-shape.EndY}{shape.Drawing}");
        }

        return path.ToString();
    }

    /// <summary>Where a shape begins in its cell, how it is drawn, and how far from its beginning it ends.</summary>
    private static (int X, int Y, string Drawing, int EndX, int EndY) Shape(string state) => state switch
    {
        "met" => (0, 1, "h8v10h-8z", 0, 0),
        "missed" => (0, 2, "l8 8m0-8l-8 8", 0, 8),
        "open" => (1, 2, "h6v8h-6z", 0, 0),
        "notReported" => (4, 3, "l3 3-3 3-3-3z", 0, 0),
        _ => (0, 6, "h8", 8, 0),
    };
}

/// <summary>The windows of a cadence as a calendar, in the order of the wire.</summary>
internal static class Strip
{
    /// <param name="details">The windows of one area or item, or of all together.</param>
    /// <param name="language">Of the labels.</param>
    public static IReadOnlyList<StripLine> Of(IEnumerable<TargetDetail> details, Language language) =>
        [.. from detail in details.Select((detail, index) => (Cell: Place(Grid.WindowOf(detail.Label), index, language), detail.State))
            group (detail.Cell.Place, detail.State) by (detail.Cell.Label, detail.Cell.Columns) into line
            let cells = line.ToList()
            select new StripLine(line.Key.Label, line.Key.Columns > 0 ? line.Key.Columns : cells.Count, cells)];

    private static (string Label, int Columns, int Place) Place(string window, int index, Language language)
    {
        if (DateOnly.TryParseExact(window, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var month = language.ShortDay(new DateOnly(day.Year, day.Month, 1));
            return (month[(month.IndexOf('\u00a0', StringComparison.Ordinal) + 1)..], 31, day.Day - 1);
        }

        if (window is [_, _, _, _, '-', var unit, ..] && int.TryParse(window[(char.IsDigit(unit) ? 5 : 6)..], CultureInfo.InvariantCulture, out var number))
        {
            var columns = unit switch { 'W' => 53, 'Q' => 4, 'T' => 3, 'H' => 2, _ => 12 };
            return (window[..4], columns, number - 1);
        }

        return ("", 0, index);
    }
}
