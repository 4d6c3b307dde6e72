using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The days that a counting rule names: weekdays ("fredagar och lördagar"), or days of its own ("riskhelger").</summary>
internal static class NamedDays
{
    /// <summary>True when all of the days are such. Of a sum over other days too it is not known how much was done on these.</summary>
    public static bool Hold(CountingTerms counting, DateSpan days) =>
        (counting.Weekdays.Count == 0 || AreWeekdays(counting, days))
        && (counting.Days.Count == 0 || counting.Days.Any(named => named.Contains(days.Start) && named.Contains(days.End)));

    private static bool AreWeekdays(CountingTerms counting, DateSpan days)
    {
        int count = CalendarWindows.DayCount(days);
        return count <= 7 && Enumerable.Range(0, count).All(after => counting.Weekdays.Contains(Weekdays.Of(days.Start.AddDays(after))));
    }
}
