using System.Globalization;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>One window of a cadence.</summary>
/// <param name="Label">"2020-W12", "2021-05", "2021-Q1", "2021-T1", "2021-H1", "2021", "2021-spring", "2018-05-01", or a term's name.</param>
/// <param name="Days">Its days inside the period.</param>
/// <param name="Cut">True when the period's ends cut days off: it is shown and not judged.</param>
internal sealed record Window(string Label, DateSpan Days, bool Cut);

/// <summary>Calendar windows, in the calendar days of Europe/Stockholm that every record is dated in.</summary>
internal static class CalendarWindows
{
    /// <summary>The windows of a period in order, without overlaps; one window without a label for <see cref="Per.Period"/>.</summary>
    public static IReadOnlyList<Window> Of(AgreementRecorded agreement, WindowTerms terms, DateSpan span)
    {
        if (span.Start > span.End)
        {
            return [];
        }

        IEnumerable<(string Label, DateSpan Days)> whole = terms.Per switch
        {
            Per.Period or Per.Unspecified => [("", span)],
            Per.SchoolTerm => agreement.SchoolTerms.OrderBy(term => term.Period.Start).Select(term => (term.Name, term.Period)),
            Per.Week or Per.Month when terms.IsSeveral => OwnWindows.Several(terms, span),
            Per.Year or Per.HalfYear when OwnWindows.AreMeant(terms.Per, span) => OwnWindows.Of(terms.Per, span),
            _ => Calendar(terms, span),
        };
        return [.. whole.Where(window => window.Days.Start <= span.End && window.Days.End >= span.Start).Select(window => Cut(window, span))];
    }

    /// <summary>
    /// False when a day of <paramref name="days"/> lies between the windows that a target states (its seasons or weekdays, the agreement's
    /// school terms). Always true for the other windows, which leave no days out, and where no terms have been decided yet.
    /// </summary>
    public static bool CoverAll(AgreementRecorded agreement, TargetTerms target, DateSpan days)
    {
        WindowTerms terms = TargetKinds.Of(target).WindowsOf(target);
        bool leavesDaysOut = terms.LeavesDaysOut || (terms.Per == Per.SchoolTerm && agreement.SchoolTerms.Count > 0);
        return !leavesDaysOut || Of(agreement, terms, days).Sum(window => DayCount(window.Days)) == DayCount(days);
    }

    public static int DayCount(DateSpan days) => days.End.DayNumber - days.Start.DayNumber + 1;

    private static Window Cut((string Label, DateSpan Days) whole, DateSpan span)
    {
        DateSpan inside = new(
            whole.Days.Start < span.Start ? span.Start : whole.Days.Start,
            whole.Days.End > span.End ? span.End : whole.Days.End);
        return new Window(whole.Label, inside, inside != whole.Days);
    }

    private static IEnumerable<(string Label, DateSpan Days)> Calendar(WindowTerms terms, DateSpan span)
    {
        Per per = terms.Per;
        for (DateOnly start = StartOf(per, span.Start); start <= span.End;)
        {
            DateOnly next = Next(per, start);
            if (IsStated(terms, start))
            {
                yield return (Label(per, start), new DateSpan(start, next.AddDays(-1)));
            }

            start = next;
        }
    }

    private static bool IsStated(WindowTerms terms, DateOnly start) => terms.Per switch
    {
        Per.Season => terms.Seasons.Count == 0 || terms.Seasons.Contains(SeasonOf(start)),
        Per.Day => terms.Weekdays.Count == 0 || terms.Weekdays.Contains(Weekdays.Of(start)),
        _ => true,
    };

    private static DateOnly StartOf(Per per, DateOnly day) => per switch
    {
        Per.Day => day,
        Per.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        // SMHI's seasons begin in March, June, September and December.
        Per.Season => new DateOnly(day.Year, day.Month, 1).AddMonths(-(day.Month % 3)),
        _ => new DateOnly(day.Year, day.Month, 1).AddMonths(-((day.Month - 1) % Months(per))),
    };

    private static DateOnly Next(Per per, DateOnly start) => per switch
    {
        Per.Day => start.AddDays(1),
        Per.Week => start.AddDays(7),
        _ => start.AddMonths(Months(per)),
    };

    private static int Months(Per per) => per switch
    {
        Per.Month => 1,
        Per.Quarter or Per.Season => 3,
        Per.Tertial => 4,
        Per.HalfYear => 6,
        Per.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(per), per, "is not counted in months."),
    };

    private static Season SeasonOf(DateOnly start) => start.Month switch
    {
        3 => Season.Spring,
        6 => Season.Summer,
        9 => Season.Autumn,
        _ => Season.Winter,
    };

    private static string Label(Per per, DateOnly start)
    {
        int part = ((start.Month - 1) / (per is Per.Day or Per.Week ? 1 : Months(per))) + 1;
        return per switch
        {
            Per.Day => $"{start:yyyy-MM-dd}",
            // The ISO year of a week can differ from that of its first day: 2018-12-31 is in 2019-W01.
            Per.Week => $"{ISOWeek.GetYear(start):D4}-W{ISOWeek.GetWeekOfYear(start):D2}",
            Per.Month => $"{start:yyyy-MM}",
            Per.Quarter => $"{start.Year:D4}-Q{part}",
            Per.Tertial => $"{start.Year:D4}-T{part}",
            Per.HalfYear => $"{start.Year:D4}-H{part}",
            // A winter is named by the year of its January.
            Per.Season => $"{start.AddMonths(1).Year:D4}-{Enum.GetName(SeasonOf(start))!.ToLowerInvariant()}",
            _ => $"{start.Year:D4}",
        };
    }
}
