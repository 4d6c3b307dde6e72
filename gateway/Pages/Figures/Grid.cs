using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>The windows of one area or item.</summary>
/// <param name="Key">Its code; empty for all together.</param>
/// <param name="Name">Its public name; empty for all together.</param>
/// <param name="Cells">Its windows in order.</param>
internal sealed record GridLine(string Key, string Name, IReadOnlyList<TargetDetail> Cells);

/// <summary>Details by the area or item that they are of.</summary>
internal static class Grid
{
    // More columns than these are no table that a person reads: they become a calendar strip for each line.
    private const int MostColumns = 6;

    /// <summary>The part of a label that names the window: "midsommar:2021" → "2021", "2020-W12" itself.</summary>
    public static string WindowOf(string label) => label[(label.LastIndexOf(':') + 1)..];

    /// <summary>One line for each area or item, in the order of the wire.</summary>
    public static IReadOnlyList<GridLine> Of(TargetFollowUp target, Language language) =>
        [.. from detail in target.Details
            group detail by KeyOf(target, detail.Label) into line
            let cells = line.ToList()
            select new GridLine(line.Key, line.Key.Length == 0 ? "" : Shared([.. cells.Select(cell => language.T(cell.Name))]), cells)];

    /// <summary>True when the lines are a table of items and years; false for calendar strips.</summary>
    public static bool IsTable(TargetFollowUp target, IReadOnlyList<GridLine> lines) =>
        !TargetFigure.Of(target).IsSteps && lines.All(line => line.Key.Length > 0 && line.Cells.Count <= MostColumns);

    private static string KeyOf(TargetFollowUp target, string label) => label.Contains(':', StringComparison.Ordinal)
        ? label[..label.LastIndexOf(':')]
        : target.Windows is null ? label : "";

    /// <summary>What the names begin with in common: the item, before its window. One alone is the whole name.</summary>
    private static string Shared(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            return names[0];
        }

        var length = 0;
        while (length < names.Min(name => name.Length) && names.All(name => name[length] == names[0][length]))
        {
            length++;
        }

        var shared = names[0][..length];
        var end = shared.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? comma : shared.LastIndexOf(' ');
        return end > 0 ? shared[..end] : names[0];
    }
}
