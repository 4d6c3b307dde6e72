using System.Globalization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>
/// Risk occasions by year: "kring årliga risktillfällen" is a set of cells such as midsommar 2020 and midsommar 2021, each to be covered.
/// </summary>
internal static class RiskYears
{
    public static string Item(string occasion, int year) => $"{occasion}:{year:D4}";

    /// <summary>The cells of a target in the order of the agreement's list within each year.</summary>
    public static IReadOnlyList<Cell> Of(AgreementRecorded agreement, CoverageGoal goal, DateSpan span) =>
    [
        .. from year in Enumerable.Range(span.Start.Year, Math.Max(0, span.End.Year - span.Start.Year + 1))
           from occasion in goal.Items
           where IsInPeriod(agreement, occasion.Code, year, span)
           select CellOf(agreement, occasion, year, span),
    ];

    /// <summary>True for an occasion in a year of the days.</summary>
    public static bool IsInPeriod(string item, AgreementRecorded agreement, DateSpan days)
    {
        int colon = item.LastIndexOf(':');
        int year = int.Parse(item.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        return IsInPeriod(agreement, item[..colon], year, days);
    }

    // Where nobody has announced the day, the whole year stands for it.
    private static bool IsInPeriod(AgreementRecorded agreement, string occasion, int year, DateSpan span) =>
        DateOf(agreement, occasion, year) is { } date ? span.Contains(date) : span.Start.Year <= year && year <= span.End.Year;

    private static Cell CellOf(AgreementRecorded agreement, NamedCode occasion, int year, DateSpan span)
    {
        DateOnly? date = DateOf(agreement, occasion.Code, year);
        DateSpan wholeYear = new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        DateOnly start = wholeYear.Start < span.Start ? span.Start : wholeYear.Start;
        DateOnly end = date ?? (wholeYear.End > span.End ? span.End : wholeYear.End);
        return new Cell(Item(occasion.Code, year), Name(agreement, occasion, year), new DateSpan(start, end))
        {
            Key = Item(occasion.Code, year),
            // A day that nobody has announced may lie in the part of the year that the period leaves out.
            Cut = date is null && (start != wholeYear.Start || end != wholeYear.End),
            Shown = date is { } day ? new DateSpan(day, day) : null,
            IsDueOnLastDay = true,
        };
    }

    /// <summary>The municipality's own date, else the calendar's; null while it is not announced.</summary>
    private static DateOnly? DateOf(AgreementRecorded agreement, string occasion, int year)
    {
        DateOnly own = agreement.OwnOccasions
            .Where(stated => stated.Occasion == occasion)
            .SelectMany(stated => stated.Dates)
            .Where(date => date.Year == year)
            .DefaultIfEmpty(DateOnly.MinValue)
            .Max();
        return own > DateOnly.MinValue ? own : RiskOccasions.Find(occasion)?.DateIn(year);
    }

    private static BothLanguages Name(AgreementRecorded agreement, NamedCode occasion, int year)
    {
        BothLanguages? own = agreement.OwnOccasions.FirstOrDefault(stated => stated.Occasion == occasion.Code)?.Name;
        RiskOccasion? listed = RiskOccasions.Find(occasion.Code);
        string swedish = own?.Sv ?? (occasion.Name.Length > 0 ? occasion.Name : listed?.Swedish ?? occasion.Code);
        string english = own?.En ?? listed?.English ?? swedish;
        return new BothLanguages(
            $"{swedish} {year}",
            $"{english} {year}");
    }
}
