using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>
/// How the numbers of a kind of target are drawn. A kind that is not listed here has what most have: a bar with a mark at the promised
/// number, and its details as a table of areas or as a calendar.
/// </summary>
internal sealed record TargetFigure
{
    private static readonly TargetFigure Usual = new();

    private static readonly Dictionary<string, TargetFigure> ByKind = new(StringComparer.Ordinal)
    {
        ["share"] = new() { IsPercent = true },
        ["coverage"] = new() { ListsItems = true },
        ["milestone"] = new() { HasBar = false, IsSteps = true },
        ["onRequest"] = new() { IsPercent = true },
        ["indicator"] = new() { HasBar = false },
    };

    /// <summary>True when the numbers are per cent, and the whole width of the bar a hundred.</summary>
    public bool IsPercent { get; init; }

    /// <summary>False for a number that is no part of a promised one.</summary>
    public bool HasBar { get; init; } = true;

    /// <summary>True when the details are the items of a set, and not areas.</summary>
    public bool ListsItems { get; init; }

    /// <summary>True when the details are steps with the day on which each was reached.</summary>
    public bool IsSteps { get; init; }

    public static TargetFigure Of(TargetFollowUp target) => ByKind.GetValueOrDefault(target.Kind, Usual);
}
