using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class CalendarWindowsTests
{
    [Theory]
    [InlineData(Per.Day, 365, 0, "2018-01-01", "2018-12-31")]
    [InlineData(Per.Week, 53, 1, "2018-W01", "2019-W01")]
    [InlineData(Per.Month, 12, 0, "2018-01", "2018-12")]
    [InlineData(Per.Quarter, 4, 0, "2018-Q1", "2018-Q4")]
    [InlineData(Per.Tertial, 3, 0, "2018-T1", "2018-T3")]
    [InlineData(Per.HalfYear, 2, 0, "2018-H1", "2018-H2")]
    [InlineData(Per.Year, 1, 0, "2018", "2018")]
    [InlineData(Per.Season, 5, 2, "2018-winter", "2019-winter")]
    [InlineData(Per.Period, 1, 0, "", "")]
    public void Of_CalendarYear_HasItsWindows(Per per, int count, int cut, string first, string last)
    {
        IReadOnlyList<Window> windows = Of(per, "2018-01-01", "2018-12-31");

        Assert.Equal(count, windows.Count);
        Assert.Equal(cut, windows.Count(window => window.Cut));
        Assert.Equal((first, last), (windows[0].Label, windows[^1].Label));
    }

    [Theory]
    [InlineData("2020-12-28", "2020-W53")]
    [InlineData("2021-01-03", "2020-W53")]
    [InlineData("2021-01-04", "2021-W01")]
    [InlineData("2018-12-31", "2019-W01")]
    [InlineData("2016-01-03", "2015-W53")]
    [InlineData("2023-01-01", "2022-W52")]
    [InlineData("2024-12-30", "2025-W01")]
    public void Of_WeekAcrossNewYear_BelongsToItsIsoYear(string day, string label) =>
        Assert.Equal(label, Assert.Single(Of(Per.Week, day, day)).Label);

    [Fact]
    public void Of_TwoYearsOfWeeks_CutsBothEnds()
    {
        IReadOnlyList<Window> weeks = Of(Per.Week, "2019-01-01", "2020-12-31");

        Assert.Equal((105, 2), (weeks.Count, weeks.Count(week => week.Cut)));
        Assert.Equal(Days("2019-01-01", "2019-01-06"), weeks[0].Days);
        Assert.Equal(Days("2020-12-28", "2020-12-31"), weeks[^1].Days);
    }

    [Fact]
    public void Of_YearOnABrokenYear_IsTheAgreementsOwnYear()
    {
        IReadOnlyList<Window> years = Of(Per.Year, "2023-05-29", "2025-05-28");

        Assert.Equal(["2023/2024", "2024/2025"], years.Select(year => year.Label));
        Assert.Equal(Days("2024-05-29", "2025-05-28"), years[1].Days);
        Assert.DoesNotContain(years, year => year.Cut);
    }

    [Fact]
    public void Of_YearOnAPeriodThatIsNotWholeYears_IsTheCalendars()
    {
        IReadOnlyList<Window> years = Of(Per.Year, "2015-12-15", "2016-12-31");

        Assert.Equal([("2015", true), ("2016", false)], years.Select(year => (year.Label, year.Cut)));
    }

    [Fact]
    public void Of_YearOnAPeriodWithoutAWholeCalendarYear_IsTheAgreementsOwn()
    {
        IReadOnlyList<Window> years = Of(Per.Year, "2024-02-01", "2025-10-31");

        Assert.Equal([(Days("2024-02-01", "2025-01-31"), false), (Days("2025-02-01", "2025-10-31"), true)], years.Select(year => (year.Days, year.Cut)));
    }

    [Fact]
    public void Of_YearOnLessThanAYear_IsTheCalendars() =>
        Assert.All(Of(Per.Year, "2024-10-01", "2025-06-30"), year => Assert.True(year.Cut));

    [Theory]
    [InlineData("2024-02-15", "2025-02-14", false)]
    [InlineData("2024-02-15", "2024-11-30", true)]
    public void Of_HalfYearFromAnotherDay_IsTheAgreementsOwn(string start, string end, bool cut)
    {
        IReadOnlyList<Window> halves = Of(Per.HalfYear, start, end);

        Assert.Equal((Days("2024-02-15", "2024-08-14"), false, cut), (halves[0].Days, halves[0].Cut, halves[1].Cut));
        Assert.Equal("15 februari–14 augusti 2024", Reporting.Verdicts.Sentences.LabelText.Window(halves[0].Label).Sv);
    }

    [Fact]
    public void Of_HalfYearOnAPeriodWithAWholeCalendarOne_IsTheCalendars() =>
        Assert.Equal(["2023-H2", "2024-H1", "2024-H2"], Of(Per.HalfYear, "2023-11-15", "2024-08-31").Select(half => half.Label));

    [Fact]
    public void Of_EverySecondWeek_BeginsOnTheStatedDay()
    {
        WindowTerms terms = new(Per.Week, []) { Every = 2, From = Day("2020-01-13") };
        IReadOnlyList<Window> windows = CalendarWindows.Of(Undated(), terms, Days("2020-01-01", "2020-02-15"));

        Assert.Equal(
            [(Days("2020-01-13", "2020-01-26"), false), (Days("2020-01-27", "2020-02-09"), false), (Days("2020-02-10", "2020-02-15"), true)],
            windows.Select(window => (window.Days, window.Cut)));
        Assert.Equal(new("27 januari–9 februari 2020", "27 January–9 February 2020"), Reporting.Verdicts.Sentences.LabelText.Window(windows[1].Label));
    }

    [Fact]
    public void Of_EveryThirdMonth_BeginsOnTheFirstDayAndCutsNone()
    {
        IReadOnlyList<Window> windows = CalendarWindows.Of(Undated(), new(Per.Month, []) { Every = 3 }, Days("2020-01-31", "2020-10-30"));

        Assert.Equal([Days("2020-01-31", "2020-04-29"), Days("2020-04-30", "2020-07-30"), Days("2020-07-31", "2020-10-30")], windows.Select(window => window.Days));
        Assert.DoesNotContain(windows, window => window.Cut);
    }

    [Fact]
    public void Of_WeekdaysOfADay_AreOnlyThose()
    {
        WindowTerms terms = new(Per.Day, []) { Weekdays = [Weekday.Friday, Weekday.Sunday] };

        Assert.Equal(["2020-01-03", "2020-01-05", "2020-01-10"], CalendarWindows.Of(Undated(), terms, Days("2020-01-01", "2020-01-11")).Select(day => day.Label));
    }

    [Fact]
    public void Of_YearFromALeapDay_DoesNotOverlap()
    {
        IReadOnlyList<Window> years = Of(Per.Year, "2020-02-29", "2022-02-27");

        Assert.Equal([Days("2020-02-29", "2021-02-27"), Days("2021-02-28", "2022-02-27")], years.Select(year => year.Days));
    }

    [Fact]
    public void Of_StatedSeasons_AreOnlyThose()
    {
        IReadOnlyList<Window> seasons = CalendarWindows.Of(Undated(), new(Per.Season, [Season.Spring, Season.Autumn]), Days("2019-01-01", "2020-12-31"));

        Assert.Equal(["2019-spring", "2019-autumn", "2020-spring", "2020-autumn"], seasons.Select(season => season.Label));
        Assert.Equal(Days("2020-09-01", "2020-11-30"), seasons[^1].Days);
    }

    [Fact]
    public void Of_Winter_IsNamedByItsJanuary()
    {
        Window winter = Assert.Single(Of(Per.Season, "2016-12-01", "2017-02-28"));

        Assert.Equal(("2017-winter", false), (winter.Label, winter.Cut));
    }

    [Fact]
    public void Of_SchoolTerms_AreTheAgreements()
    {
        AgreementRecorded agreement = Undated() with
        {
            SchoolTerms = [new("Höstterminen 2021", Days("2021-08-18", "2021-12-21")), new("Vårterminen 2021", Days("2021-01-11", "2021-06-15"))],
        };
        IReadOnlyList<Window> terms = CalendarWindows.Of(agreement, new(Per.SchoolTerm, []), Days("2021-02-01", "2021-12-31"));

        Assert.Equal([("Vårterminen 2021", true), ("Höstterminen 2021", false)], terms.Select(term => (term.Label, term.Cut)));
    }

    [Theory]
    [InlineData(Per.Day)]
    [InlineData(Per.Week)]
    [InlineData(Per.Month)]
    [InlineData(Per.Quarter)]
    [InlineData(Per.Tertial)]
    [InlineData(Per.HalfYear)]
    [InlineData(Per.Year)]
    [InlineData(Per.Season)]
    public void Of_AnyCalendarWindow_CoversEachDayOnce(Per per)
    {
        IReadOnlyList<Window> windows = Of(per, "2015-12-15", "2019-03-07");

        Assert.Equal(Day("2015-12-15"), windows[0].Days.Start);
        Assert.Equal(Day("2019-03-07"), windows[^1].Days.End);
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.Days.End.AddDays(1), pair.Second.Days.Start));
        Assert.Equal(windows.Count, windows.Select(window => window.Label).Distinct().Count());
    }

    private static IReadOnlyList<Window> Of(Per per, string start, string end) => CalendarWindows.Of(Undated(), new(per, []), Days(start, end));
}
