using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Windows that begin on a day of the agreement's own and not with the calendar.</summary>
internal static class OwnWindows
{
    /// <summary>
    /// True when years or half-years are meant from the first day on. "Two each year" in an agreement for 29 May 2023 to 28 May 2024 means
    /// its own year: calendar years would cut it into two windows that nobody promised. The same where no calendar year is whole: from
    /// February 2024 to October 2025 the first twelve months are one. A period with a whole calendar year (15 December 2015 to 2016) keeps
    /// the calendar's.
    /// </summary>
    public static bool AreMeant(Per per, DateSpan span)
    {
        bool isCalendarStart = span.Start is { Day: 1 } && (span.Start.Month - 1) % Months(per) == 0;
        return !isCalendarStart && (Of(per, span).Last().Days.End == span.End || (!HoldsCalendarWindow(per, span) && After(span.Start, Months(per)) <= DayAfter(span.End)));
    }

    /// <summary>Years or half-years from the first day on; the last one may reach beyond the end.</summary>
    public static IEnumerable<(string Label, DateSpan Days)> Of(Per per, DateSpan span)
    {
        for (int number = 0; After(span.Start, number * Months(per)) is var start && start <= span.End && start < DateOnly.MaxValue; number++)
        {
            DateSpan days = Between(span.Start, number * Months(per), (number + 1) * Months(per));
            yield return (per == Per.Year ? $"{days.Start.Year:D4}/{days.End.Year:D4}" : Label(days), days);
        }
    }

    /// <summary>Windows of several weeks or months, from the stated day on.</summary>
    public static IEnumerable<(string Label, DateSpan Days)> Several(WindowTerms terms, DateSpan span)
    {
        DateOnly first = terms.From ?? span.Start;
        // Of an agreement without a first day all windows before the stated one would be meant, and none is.
        for (int number = 0; ; number++)
        {
            DateSpan days = terms.Per == Per.Week
                ? Weeks(first, number * terms.Every, terms.Every)
                : Between(first, number * terms.Every, (number + 1) * terms.Every);
            if (days.Start > span.End || days.End == DateOnly.MaxValue)
            {
                yield break;
            }

            if (days.End >= span.Start)
            {
                yield return (Label(days), days);
            }
        }
    }

    private static string Label(DateSpan days) => $"{days.Start:yyyy-MM-dd}/{days.End:yyyy-MM-dd}";

    private static bool HoldsCalendarWindow(Per per, DateSpan span)
    {
        DateOnly first = new DateOnly(span.Start.Year, span.Start.Month, 1).AddMonths(-((span.Start.Month - 1) % Months(per)));
        DateOnly next = first == span.Start ? first : After(first, Months(per));
        return After(next, Months(per)) <= DayAfter(span.End);
    }

    private static int Months(Per per) => per == Per.HalfYear ? 6 : 12;

    private static DateSpan Weeks(DateOnly first, int from, int count) =>
        (long)first.DayNumber + (7L * (from + count)) > DateOnly.MaxValue.DayNumber
            ? new(DateOnly.MaxValue, DateOnly.MaxValue)
            : new(first.AddDays(7 * from), first.AddDays((7 * (from + count)) - 1));

    private static DateSpan Between(DateOnly first, int from, int to) => new(After(first, from), After(first, to) is var end && end == DateOnly.MaxValue ? end : end.AddDays(-1));

    private static DateOnly After(DateOnly day, int months) =>
        (day.Year * 12) + day.Month - 1 + months >= 12 * 9999 + 12 ? DateOnly.MaxValue : day.AddMonths(months);

    private static DateOnly DayAfter(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;
}
