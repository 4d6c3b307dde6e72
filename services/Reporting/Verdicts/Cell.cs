using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What is judged by itself: a window, an item, an area, or an item or area in a window.</summary>
/// <param name="Label">As shown; empty for the whole period.</param>
/// <param name="Name">Public name; null when the label is one already.</param>
/// <param name="Days">The days it can be reached on, and that must be declared before it can be called missed.</param>
internal sealed record Cell(string Label, BothLanguages? Name, DateSpan Days)
{
    /// <summary>Code of the area or item that its tallies name; empty when any.</summary>
    public string Key { get; init; } = "";

    /// <summary>Cut by the period's ends: shown and not judged.</summary>
    public bool Cut { get; init; }

    /// <summary>Its days as shown; null when it has none of its own.</summary>
    public DateSpan? Shown { get; init; }

    /// <summary>True when nothing is expected before the last day: a campaign comes when midsommar does.</summary>
    public bool IsDueOnLastDay { get; init; }

    /// <summary>The windows of one area or item; <paramref name="key"/> is empty for all together.</summary>
    public static IReadOnlyList<Cell> Of(IReadOnlyList<Window> windows, string key = "", string name = "") =>
        [.. windows.Select(window => Of(window, key, name))];

    private static Cell Of(Window window, string key, string name)
    {
        string[] parts = [key, window.Label];
        return new Cell(string.Join(':', parts.Where(part => part.Length > 0)), NameOf(name, window.Label), window.Days)
        {
            Key = key,
            Cut = window.Cut,
            Shown = window.Label.Length == 0 ? null : window.Days,
        };
    }

    /// <summary>"Råslätt, kvartal 1 2020".</summary>
    private static BothLanguages? NameOf(string name, string label)
    {
        if (name.Length == 0)
        {
            return null;
        }

        BothLanguages? window = label.Length == 0 ? null : LabelText.Window(label);
        return window is null ? new(name, name) : new($"{name}, {window.Sv}", $"{name}, {window.En}");
    }
}

/// <summary>A cell with what was counted in it and how it went.</summary>
internal sealed record JudgedCell(Cell Cell, long Amount, WindowState State);

/// <summary>The judged cells of a target.</summary>
/// <param name="Cells">In order.</param>
/// <param name="Spread">Amount of the sums over several windows, which stand in no cell.</param>
/// <param name="ProvenMissed">Cells that such sums prove missed without telling which; they stand as not reported.</param>
internal sealed record JudgedCells(IReadOnlyList<JudgedCell> Cells, long Spread, int ProvenMissed)
{
    public int Judged => Cells.Count(cell => cell.State != WindowState.Cut);

    public int Count(WindowState state) => Cells.Count(cell => cell.State == state);

    public WindowSummary Summary => new(
        Count(WindowState.Met),
        Count(WindowState.Missed) + ProvenMissed,
        Count(WindowState.Open),
        Count(WindowState.NotReported) - ProvenMissed,
        Count(WindowState.Cut))
    {
        MissedIsLowerBound = ProvenMissed > 0,
    };

    public IReadOnlyList<WindowVerdict> Details =>
        [.. Cells.Select(cell => new WindowVerdict(cell.Cell.Label, cell.Cell.Name, cell.Cell.Shown, cell.Amount, cell.State))];

    public static JudgedCells Together(IReadOnlyList<JudgedCells> series) => new(
        [.. series.SelectMany(judged => judged.Cells)],
        series.Sum(judged => judged.Spread),
        series.Sum(judged => judged.ProvenMissed));
}
