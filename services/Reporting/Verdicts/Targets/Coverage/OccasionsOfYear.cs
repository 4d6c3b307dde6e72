namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>How the risk occasions of one year went.</summary>
/// <param name="Name">"2020".</param>
/// <param name="Met">Covered.</param>
/// <param name="Open">Not over.</param>
/// <param name="All">All of them, except those that the period's ends cut off.</param>
internal sealed record OccasionsOfYear(string Name, int Met, int Open, int All)
{
    /// <param name="details">Labels are "midsommar:2021".</param>
    public static List<OccasionsOfYear> From(IReadOnlyList<WindowVerdict> details) =>
        [.. details.Where(detail => detail.State != WindowState.Cut)
            .GroupBy(detail => YearOf(detail.Label), StringComparer.Ordinal)
            .OrderBy(year => year.Key, StringComparer.Ordinal)
            .Select(year => new OccasionsOfYear(
                year.Key,
                year.Count(detail => detail.State == WindowState.Met),
                year.Count(detail => detail.State == WindowState.Open),
                year.Count()))];

    /// <summary>"2021" of "midsommar:2021".</summary>
    public static string YearOf(string label) => label.IndexOf(':', StringComparison.Ordinal) is >= 0 and int colon ? label[(colon + 1)..] : "";
}
