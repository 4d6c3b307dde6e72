using Medborgarlofte.Contracts.Calendar;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Dates in words.</summary>
internal static class SpokenDate
{
    /// <summary>"den 1 januari 2020".</summary>
    public static string Swedish(DateOnly day) => $"den {day.Day} {MonthNames.Swedish(day.Month)} {day.Year}";

    /// <summary>"1 January 2020".</summary>
    public static string English(DateOnly day) => $"{day.Day} {MonthNames.English(day.Month)} {day.Year}";
}
