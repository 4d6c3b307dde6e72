namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Dates and months in words.</summary>
internal static class SpokenDate
{
    private static readonly string[] SwedishMonths =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"den 1 januari 2020".</summary>
    public static string Swedish(DateOnly day) => $"den {day.Day} {SwedishMonth(day.Month)} {day.Year}";

    /// <summary>"1 January 2020".</summary>
    public static string English(DateOnly day) => $"{day.Day} {EnglishMonth(day.Month)} {day.Year}";

    /// <param name="month">1 to 12.</param>
    public static string SwedishMonth(int month) => SwedishMonths[month - 1];

    /// <param name="month">1 to 12.</param>
    public static string EnglishMonth(int month) => EnglishMonths[month - 1];
}
