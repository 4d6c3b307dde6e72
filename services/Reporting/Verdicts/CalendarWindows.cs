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
    public static IReadOnlyList<Window> Of(AgreementRecorded agreement, Per per, IReadOnlyList<Season> seasons, DateSpan span)
    {
        if (span.Start > span.End)
        {
            return [];
        }

        IEnumerable<(string Label, DateSpan Days)> whole = per switch
        {
            Per.Period or Per.Unspecified => [("", span)],
            Per.SchoolTerm => agreement.SchoolTerms.OrderBy(term => term.Period.Start).Select(term => (term.Name, term.Period)),
            Per.Year when AreAgreementYears(span) => AgreementYears(span),
            _ => Calendar(per, seasons, span),
        };
        return [.. whole.Where(window => window.Days.Start <= span.End && window.Days.End >= span.Start).Select(window => Cut(window, span))];
    }

    /// <summary>
    /// False when a day of <paramref name="days"/> lies between the windows that a target states (its seasons, the agreement's school
    /// terms). Always true for the other windows, which leave no days out, and where no terms have been decided yet.
    /// </summary>
    public static bool CoverAll(AgreementRecorded agreement, TargetTerms target, DateSpan days)
    {
        TargetKind kind = TargetKinds.Of(target);
        Per per = kind.PerOf(target);
        bool leavesDaysOut = per == Per.Season || (per == Per.SchoolTerm && agreement.SchoolTerms.Count > 0);
        return !leavesDaysOut
            || Of(agreement, per, kind.SeasonsOf(target), days).Sum(window => DayCount(window.Days)) == DayCount(days);
    }

    public static int DayCount(DateSpan days) => days.End.DayNumber - days.Start.DayNumber + 1;

    private static Window Cut((string Label, DateSpan Days) whole, DateSpan span)
    {
        DateSpan inside = new(
            whole.Days.Start < span.Start ? span.Start : whole.Days.Start,
            whole.Days.End > span.End ? span.End : whole.Days.End);
        return new Window(whole.Label, inside, inside != whole.Days);
    }

    // "Two each year" in an agreement for 29 May 2023 to 28 May 2024 means its own year: calendar years would cut it into two windows
    // that nobody promised and judge neither. A period that is not whole years (15 December 2015 to 2016) keeps the calendar's.
    private static bool AreAgreementYears(DateSpan span) =>
        span.Start is not { Month: 1, Day: 1 } && AgreementYears(span).Last().Days.End == span.End;

    private static IEnumerable<(string Label, DateSpan Days)> AgreementYears(DateSpan span)
    {
        for (int year = 0; span.Start.AddYears(year) <= span.End; year++)
        {
            DateSpan days = new(span.Start.AddYears(year), span.Start.AddYears(year + 1).AddDays(-1));
            yield return ($"{days.Start.Year:D4}/{days.End.Year:D4}", days);
        }
    }

    private static IEnumerable<(string Label, DateSpan Days)> Calendar(Per per, IReadOnlyList<Season> seasons, DateSpan span)
    {
        for (DateOnly start = StartOf(per, span.Start); start <= span.End;)
        {
            DateOnly next = Next(per, start);
            if (per != Per.Season || seasons.Count == 0 || seasons.Contains(SeasonOf(start)))
            {
                yield return (Label(per, start), new DateSpan(start, next.AddDays(-1)));
            }

            start = next;
        }
    }

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
