using System.Globalization;

namespace Medborgarlofte.Contracts.Codes;

/// <summary>A time of year when young people are at greater risk, such as Midsummer; the set that campaigns are to cover.</summary>
/// <param name="Code">ASCII slug: "midsommar".</param>
/// <param name="Swedish">Fits after "kring": "midsommar".</param>
/// <param name="English">Fits after "around": "Midsummer".</param>
/// <param name="Rule">
/// How the date is found: <c>fixed:MM-dd</c>, <c>easter:N</c> (days after Easter Sunday, negative before), <c>midsummer-eve</c>,
/// <c>all-saints</c>, or <c>announced</c> when each municipality or school sets it.
/// </param>
public sealed record RiskOccasion(string Code, string Swedish, string English, string Rule)
{
    /// <summary>
    /// The local date in this year, the eve where Swedes celebrate the eve (julafton, påskafton); null when the date is announced locally.
    /// </summary>
    /// <param name="year">Gregorian year, 1583 to 9999.</param>
    public DateOnly? DateIn(int year)
    {
        string[] parts = Rule.Split(':', 2);
        return (parts[0], parts.Length) switch
        {
            ("fixed", 2) => Fixed(year, parts[1]),
            ("easter", 2) => Easter(year).AddDays(int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            // By the act on public holidays (1989:253): midsommardagen is the Saturday of 20-26 June, alla helgons dag that of 31 October-6 November.
            ("midsummer-eve", 1) => FirstOnOrAfter(new DateOnly(year, 6, 19), DayOfWeek.Friday),
            ("all-saints", 1) => FirstOnOrAfter(new DateOnly(year, 10, 31), DayOfWeek.Saturday),
            ("announced", 1) => null,
            _ => throw new FormatException($"the rule '{Rule}' is unknown."),
        };
    }

    private static DateOnly Fixed(int year, string monthAndDay) =>
        DateOnly.ParseExact($"{year:D4}-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly FirstOnOrAfter(DateOnly date, DayOfWeek day) => date.AddDays(((int)day - (int)date.DayOfWeek + 7) % 7);

    /// <summary>Easter Sunday by the anonymous Gregorian computus (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        int golden = year % 19;
        int century = year / 100;
        int skippedLeapYears = century / 4;
        int lunarCorrection = ((8 * century) + 13) / 25;
        int epact = ((19 * golden) + century - skippedLeapYears - lunarCorrection + 15) % 30;
        int fullMoon = epact - ((golden + (11 * epact)) / 319);
        int weekday = ((2 * (century % 4)) + (2 * (year % 100 / 4)) - (year % 100 % 4) - fullMoon + 32) % 7;
        return new DateOnly(year, 3, 22).AddDays(fullMoon + weekday);
    }
}

/// <summary>The common risk occasions in the order of the calendar year; an agreement may add its own.</summary>
public static class RiskOccasions
{
    private static readonly CodeList<RiskOccasion> List = CodeFile.Read("risk-occasions.csv", "code;sv;en;rule", Map);

    /// <summary>Every risk occasion.</summary>
    public static IReadOnlyList<RiskOccasion> All => List.All;

    /// <summary>The risk occasion with this code, or null.</summary>
    public static RiskOccasion? Find(string code) => List.Find(code);

    private static RiskOccasion Map(string[] fields)
    {
        RiskOccasion occasion = new(fields[0], fields[1], fields[2], fields[3]);
        // A rule that cannot be read is found when the list is loaded, not the first time someone asks for a date.
        _ = occasion.DateIn(2020);
        return occasion;
    }
}
