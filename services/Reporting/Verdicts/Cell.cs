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
/// <param name="Cell">What is judged.</param>
/// <param name="Amount">What was counted in it.</param>
/// <param name="Uncertainty">How far the true amount may lie from that.</param>
/// <param name="State">How it went.</param>
internal sealed record JudgedCell(Cell Cell, long Amount, long Uncertainty, WindowState State);
