using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>A number in each window, and a number in each area.</summary>
internal static class CadenceCases
{
    public static IEnumerable<SentenceCase> All => [.. Weeks(), .. Windows(), .. Areas()];

    private static IEnumerable<SentenceCase> Weeks()
    {
        TargetTerms weekly = Occasions(1, "trafikkontroll", per: Per.Week, counting: new() { Focuses = ["trafikklagomal"] });
        yield return Case("not begun", Police(Cadence(weekly, Outcome.NotStarted, null, new(0, 0, 104, 0, 2)), Before));
        yield return Case("no window over", Police(Cadence(weekly, Outcome.NotStarted, null, new(0, 0, 104, 0, 2)), new DateOnly(2020, 1, 2)));
        yield return Case("no window over, one done", Police(Cadence(weekly, Outcome.InProgress, 1, new(0, 0, 104, 0, 2)), new DateOnly(2020, 1, 2)));
        yield return Case("one window, silence", Police(Cadence(weekly, Outcome.NotStarted, null, new(0, 0, 103, 1, 2)), new DateOnly(2020, 1, 14)));
        yield return Case("silence", Police(Cadence(weekly, Outcome.NotStarted, null, new(0, 0, 92, 12, 2)), new DateOnly(2020, 4, 1)));
        yield return Case("all met so far", Police(Cadence(weekly, Outcome.InProgress, 80, new(70, 0, 34, 0, 2))));
        yield return Case("some gaps", Police(Cadence(weekly, Outcome.InProgress, 80, new(58, 0, 34, 12, 2))));
        yield return Case("missed early", Police(Cadence(weekly, Outcome.NotFulfilled, 60, new(58, 12, 34, 0, 2)), Running));
        yield return Case("missed and gaps", Police(Cadence(weekly, Outcome.NotFulfilled, 80, new(60, 32, 0, 12, 2)), Over));
        yield return Case("missed once, gap of one", Police(Cadence(weekly, Outcome.NotFulfilled, 103, new(102, 1, 0, 1, 2)), Over));
        yield return Case("total reached, windows missed", Police(Cadence(weekly, Outcome.NotFulfilled, 140, new(90, 14, 0, 0, 2)), Over));
        yield return Case("fulfilled", Police(Cadence(weekly, Outcome.Fulfilled, 130, new(104, 0, 0, 0, 2))));
        yield return Case("not reported", Police(Cadence(weekly, Outcome.NotReported, 80, new(60, 0, 0, 44, 2))));
        yield return Case("not reported at all", Police(Cadence(weekly, Outcome.NotReported, null, new(0, 0, 0, 104, 2))));
        yield return Case("none kept", Police(Cadence(weekly, Outcome.NotFulfilled, 0, new(0, 104, 0, 0, 2))));
        yield return Case("none kept, some gaps", Police(Cadence(weekly, Outcome.NotFulfilled, 0, new(0, 90, 0, 14, 2))));
        TargetTerms daily = Occasions(1, "trafikkontroll", per: Per.Day);
        yield return Case("days missed, proven by a sum",
            Police(Cadence(daily, Outcome.NotFulfilled, 71, new(0, 21, 245, 99, 0) { MissedIsLowerBound = true }), Running));
        TargetVerdict summed = Cadence(daily, Outcome.NotFulfilled, 301, new(0, 21, 0, 344, 0) { MissedIsLowerBound = true });
        yield return Case("days missed, proven by a sum, at the end", Police(summed with { NotReportedSince = new(2020, 1, 1) }, Over));
        yield return Case("sum over many days", Police(Cadence(daily, Outcome.NotReported, 301, new(0, 0, 0, 365, 0))));
        yield return Case("without a period", Police(Cadence(daily, Outcome.NotMeasurable, 3, new(0, 0, 0, 0, 0)) with { Span = null }));
    }

    private static IEnumerable<SentenceCase> Windows()
    {
        yield return Case("several kinds a week", Police(Cadence(
            Occasions(5, "trafikkontroll skolbesok fotpatrull", Comparison.Exactly, Per.Week),
            Outcome.NotFulfilled, 300, new(40, 10, 54, 0, 2)), Running));
        yield return Case("one of several kinds a week", Police(Cadence(
            Occasions(1, "trafikkontroll skolbesok", per: Per.Week), Outcome.InProgress, 70, new(70, 0, 34, 0, 2))));
        yield return Case("months", Municipality(Cadence(Occasions(1, "lagesbild", per: Per.Month), Outcome.InProgress, 12, new(12, 0, 8, 4, 0))));
        yield return Case("quarters",
            Joint(Cadence(Occasions(1, "lagesbild", Comparison.Exactly, Per.Quarter), Outcome.Fulfilled, 4, new(4, 0, 0, 0, 0))));
        yield return Case("tertials", Joint(Cadence(Occasions(2, "avstamningsmote", per: Per.Tertial), Outcome.NotFulfilled, 9, new(4, 2, 0, 0, 0))));
        yield return Case("half-years",
            Joint(Cadence(Occasions(1, "medborgardialog", per: Per.HalfYear), Outcome.InProgress, 2, new(2, 0, 2, 0, 0))));
        yield return Case("school terms",
            Police(Cadence(Occasions(2, "skolbesok", per: Per.SchoolTerm), Outcome.NotFulfilled, 7, new(3, 1, 0, 0, 0))));
        yield return Case("years, both", Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.Fulfilled, 9, new(2, 0, 0, 0, 0))));
        yield return Case("years, one of two",
            Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.InProgress, 5, new(1, 0, 1, 0, 0))));
        yield return Case("years, none of two",
            Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.NotFulfilled, 5, new(0, 2, 0, 0, 0))));
        yield return Case("years, running first",
            Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.InProgress, 2, new(0, 0, 2, 0, 0)), new DateOnly(2020, 9, 1)));
        yield return Case("years, silence",
            Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.NotStarted, null, new(0, 0, 1, 1, 0))));
        yield return Case("a single year", Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.InProgress, 2, new(0, 0, 1, 0, 0))));
        yield return Case("seasons", Joint(Cadence(
            Occasions(1, "trafikinsats", per: Per.Season, seasons: [Season.Spring, Season.Autumn]), Outcome.NotFulfilled, 3, new(3, 1, 0, 0, 0))));
        yield return Case("results a month", Police(Cadence(
            Occasions(4, "narkotikainsats", per: Per.Month, counting: new() { Outcome = "narkotikabrott" }),
            Outcome.NotFulfilled, 100, new(20, 4, 0, 0, 0))));
        yield return Case("one whole year and a part",
            Joint(Cadence(Occasions(4, "samverkansmote", per: Per.Year), Outcome.NotFulfilled, 5, new(0, 1, 0, 0, 1))));
        yield return Case("no whole window",
            Police(Cadence(Occasions(1, "fotpatrull", per: Per.Month), Outcome.NotMeasurable, 1, new(0, 0, 0, 0, 2))));
        yield return Case("range a week",
            Police(Cadence(Occasions(2, "fotpatrull", Comparison.Between, Per.Week, 3), Outcome.NotFulfilled, 220, new(99, 5, 0, 0, 2))));
    }

    private static IEnumerable<SentenceCase> Areas()
    {
        TargetTerms patrols = Occasions(
            800, "fotpatrull", counting: new() { Areas = ["raslatt", "oxnehaga", "osterangen", "ekhagen"] }, eachArea: true);
        yield return Case("each area, not begun", Police(Each(patrols, Outcome.NotStarted, null), Before));
        yield return Case("each area, silence", Police(Each(patrols, Outcome.NotStarted, null, 0, 0, 0, 0)));
        yield return Case("each area, none yet", Police(Each(patrols, Outcome.InProgress, 4)));
        yield return Case("each area, one of four", Police(Each(patrols, Outcome.InProgress, 0, 812, 640, 312, 11)));
        yield return Case("each area, all", Police(Each(patrols, Outcome.Fulfilled, 0, 812, 840, 802, 900)));
        yield return Case("each area, both", Police(Each(
            Occasions(2, "trygghetsvandring", counting: new() { Areas = ["raslatt", "ekhagen"] }, eachArea: true), Outcome.Fulfilled, 0, 2, 3)));
        yield return Case("each area, not fulfilled", Police(Each(patrols, Outcome.NotFulfilled, 0, 812, 640, 312, 11)));
        yield return Case("each area, not reported", Police(Each(patrols, Outcome.NotReported, 0, 12, 0, 0, 0)));
        yield return Case("each area and month", Municipality(Cadence(
            Occasions(1, "lagesbild", per: Per.Month, counting: new() { Areas = ["oxnehaga", "osterangen"] }, eachArea: true),
            Outcome.InProgress, 30, new(30, 0, 16, 2, 0))));
        TargetTerms yearly = Occasions(2, "trafikkontroll", per: Per.Year, counting: new() { Areas = ["raslatt", "ekhagen"] }, eachArea: true);
        yield return Case("each area and year, none over", Joint(Cadence(yearly, Outcome.NotStarted, null, new(0, 0, 4, 0, 0))));
        yield return Case("each area and year, first case", Joint(Cadence(yearly, Outcome.InProgress, 3, new(1, 0, 3, 0, 0))));
        yield return Case("each area and year, some", Joint(Cadence(yearly, Outcome.NotFulfilled, 3, new(1, 3, 0, 0, 0))));
        yield return Case("each area and year, silence", Joint(Cadence(yearly, Outcome.NotReported, null, new(0, 0, 0, 4, 0))));
    }

    private static TargetVerdict Cadence(TargetTerms terms, Outcome outcome, decimal? count, WindowSummary windows) =>
        Target(terms, outcome, count) with
        {
            EachArea = terms.Occasions!.EachArea,
            Windows = windows,
            Required = terms.Occasions!.Number * (windows.Met + windows.Missed + windows.Open + windows.NotReported),
        };

    private static TargetVerdict Each(TargetTerms terms, Outcome outcome, decimal? count, params long[] counts) =>
        Target(terms, outcome, count is null ? null : counts.Sum()) with
        {
            EachArea = true,
            Details =
            [
                .. terms.Counting.Areas.Select((area, i) => (Area: area, Count: counts.ElementAtOrDefault(i)))
                    .Select(one => Detail(one.Area, StateOf(one.Count, terms.Occasions!.Number, outcome), one.Count)),
            ],
        };

    private static WindowState StateOf(long count, long number, Outcome outcome) => (count >= number, outcome) switch
    {
        (true, _) => WindowState.Met,
        (_, Outcome.NotFulfilled) => WindowState.Missed,
        (_, Outcome.NotReported) => WindowState.NotReported,
        _ => WindowState.Open,
    };

    private static SentenceCase Case(string name, Verdict verdict) => new($"cadence: {name}", VerdictSentence.For(verdict, Vetlanda));
}
