using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>Sets to cover, risk occasions by year, and steps to reach.</summary>
internal static class CoverageCases
{
    private static readonly string[] Occasion = ["skolavslutning", "student", "valborg", "midsommar", "jul", "nyar"];

    public static IEnumerable<SentenceCase> All => [.. RiskOccasions(), .. Coverage(), .. Milestones()];

    private static IEnumerable<SentenceCase> RiskOccasions()
    {
        yield return Case("risk occasions: not begun", Municipality(Risk(Outcome.NotStarted, null, "oooooo oooooo"), Before));
        yield return Case("risk occasions: silence", Municipality(Risk(Outcome.NotStarted, null, "nnnnnn oooooo"), new DateOnly(2021, 2, 1)));
        yield return Case("risk occasions: first year, none", Municipality(Risk(Outcome.NotStarted, 0, "oooooo oooooo"), new DateOnly(2020, 3, 1)));
        yield return Case("risk occasions: first year", Municipality(Risk(Outcome.InProgress, 2, "oommoo oooooo"), new DateOnly(2020, 7, 1)));
        yield return Case("risk occasions: second year", Municipality(Risk(Outcome.NotFulfilled, 6, "mmmmxx mmoooo"), Running));
        yield return Case("risk occasions: two left", Municipality(Risk(Outcome.InProgress, 10, "mmmmmm mmmmoo"), new DateOnly(2021, 9, 1)));
        yield return Case("risk occasions: one left, one not reported",
            Municipality(Risk(Outcome.InProgress, 10, "mmmmnm mmmmmo"), new DateOnly(2021, 12, 28)));
        yield return Case("risk occasions: none, partly declared",
            Municipality(Risk(Outcome.InProgress, 0, "nooooo oooooo") with { Evidence = EvidenceState.Partial }, new DateOnly(2020, 7, 1)));
        yield return Case("risk occasions: fulfilled", Municipality(Risk(Outcome.Fulfilled, 12, "mmmmmm mmmmmm")));
        yield return Case("risk occasions: fulfilled, one year", Municipality(Risk(Outcome.Fulfilled, 6, "mmmmmm")));
        yield return Case("risk occasions: missed in both years", Municipality(Risk(Outcome.NotFulfilled, 9, "mmmxxm mmmmmx")));
        yield return Case("risk occasions: many missed", Municipality(Risk(Outcome.NotFulfilled, 3, "mmxxxx mxxxxx")));
        yield return Case("risk occasions: one year without any", Municipality(Risk(Outcome.NotFulfilled, 3, "xxxxxx mmmxxx")));
        yield return Case("risk occasions: not reported", Municipality(Risk(Outcome.NotReported, 9, "mmmmmm mmmnnn")));
        yield return Case("risk occasions: silence at the end", Municipality(Risk(Outcome.NotReported, null, "nnnnnn nnnnnn")));
        yield return Case("risk occasions: none done", Municipality(Risk(Outcome.NotFulfilled, 0, "xxxxxx xxxxxx")));
    }

    private static IEnumerable<SentenceCase> Coverage()
    {
        yield return Case("coverage: not begun", Police(Classes(Outcome.NotStarted, null, "ooooooo"), Before));
        yield return Case("coverage: silence", Police(Classes(Outcome.NotStarted, null, "ooooooo")));
        yield return Case("coverage: none yet", Police(Classes(Outcome.NotStarted, 0, "ooooooo")));
        yield return Case("coverage: one", Police(Classes(Outcome.InProgress, 1, "moooooo")));
        yield return Case("coverage: five of seven", Police(Classes(Outcome.InProgress, 5, "mmmmmoo")));
        yield return Case("coverage: fulfilled", Police(Classes(Outcome.Fulfilled, 7, "mmmmmmm")));
        yield return Case("coverage: one missing", Police(Classes(Outcome.NotFulfilled, 6, "mmmmmmx")));
        yield return Case("coverage: not reported", Police(Classes(Outcome.NotReported, 3, "mmmnnnn")));
        TargetVerdict parts = Classes(Outcome.InProgress, 5, "mmmmmoo");
        yield return Case("coverage: without unit", Police(parts with { Target = parts.Target with { Counting = new() { Kinds = ["skolbesok"] } } }));
        TargetTerms tunnels = new()
        {
            Id = "a",
            Coverage = new([.. Enumerable.Range(1, 7).Select(i => new NamedCode($"t{i}", $"Gångtunnel {i}"))], 4, Per.Year, false),
            Counting = new() { Kinds = ["kontroll-gangtunnel"], Unit = "tunnel" },
        };
        yield return Case("coverage: four times a year, none yet", Municipality(Target(tunnels, Outcome.InProgress, 0) with { Required = 14 }));
        yield return Case("coverage: four times a year, none reported",
            Municipality(Target(tunnels, Outcome.NotReported, 0) with { Required = 14 }));
        yield return Case("coverage: four times a year, some", Municipality(Target(tunnels, Outcome.InProgress, 5) with { Required = 14 }));
        yield return Case("coverage: four times a year, all", Municipality(Target(tunnels, Outcome.Fulfilled, 14) with { Required = 14 }));
        yield return Case("coverage: four times a year, silence", Municipality(Awaited(tunnels) with { Required = 14 }));
        CountingTerms visits = new() { Kinds = ["skolbesok"], Unit = "klass" };
        TargetTerms unknown = new() { Id = "a", Coverage = new([], 1, Per.Period, false), Counting = visits };
        yield return Case("coverage: unknown set", Police(Target(unknown, Outcome.NotMeasurable, 5)));
        yield return Case("coverage: unknown set, nothing", Police(Awaited(unknown)));
    }

    private static IEnumerable<SentenceCase> Milestones()
    {
        yield return Case("milestone: not begun", Municipality(Steps(Outcome.NotStarted, null, "oo"), Before));
        yield return Case("milestone: silence", Municipality(Steps(Outcome.NotStarted, null, "oo")));
        yield return Case("milestone: one of two", Municipality(Steps(Outcome.InProgress, 1, "mo")));
        yield return Case("milestone: both", Municipality(Steps(Outcome.Fulfilled, 2, "mm")));
        yield return Case("milestone: all of three", Municipality(Steps(Outcome.Fulfilled, 3, "mmm")));
        yield return Case("milestone: two of three with a due date", Municipality(Steps(Outcome.InProgress, 2, "mmo", new(2021, 6, 30))));
        yield return Case("milestone: single step", Municipality(Steps(Outcome.Fulfilled, 1, "m")));
        yield return Case("milestone: single step, silence", Joint(Steps(Outcome.NotStarted, null, "o")));
        yield return Case("milestone: late", Municipality(Steps(Outcome.NotFulfilled, 2, "mx", new(2020, 12, 31)), Running));
        yield return Case("milestone: single step, late", Municipality(Steps(Outcome.NotFulfilled, 1, "x", new(2020, 12, 31)), Over));
        yield return Case("milestone: not reported", Municipality(Steps(Outcome.NotReported, 1, "mn")));
        yield return Case("milestone: not reported at all", Municipality(Steps(Outcome.NotReported, null, "nn")));
    }

    private static TargetVerdict Risk(Outcome outcome, decimal? count, string states)
    {
        string[] years = states.Split(' ');
        TargetTerms terms = new()
        {
            Id = "a",
            Coverage = new([.. Occasion.Select(code => new NamedCode(code, ""))], 1, Per.Year, true),
            Counting = new() { Kinds = ["informationsinsats", "kampanj"] },
        };
        return Target(terms, outcome, count) with
        {
            Required = years.Sum(year => year.Length),
            Details = [.. years.SelectMany((year, y) => year.Select((state, i) => Detail($"{Occasion[i]}:{2020 + y}", StateOf(state))))],
        };
    }

    private static TargetVerdict Classes(Outcome outcome, decimal? count, string states) => Target(
        new()
        {
            Id = "a",
            Coverage = new([.. states.Select((_, i) => new NamedCode($"7{(char)('a' + i)}", $"7{(char)('A' + i)}"))], 1, Per.Period, false),
            Counting = new() { Kinds = ["skolbesok"], Unit = "klass" },
        },
        outcome,
        count) with
    { Required = states.Length, Details = [.. states.Select((state, i) => Detail($"7{(char)('a' + i)}", StateOf(state)))] };

    private static TargetVerdict Steps(Outcome outcome, decimal? count, string states, DateOnly? due = null)
    {
        MilestoneStepTerms[] steps =
        [
            new("implementerat", new("EST implementerat", "EST implemented")),
            new("i-bruk", new("EST i bruk", "EST in use")),
            new("utvarderat", new("EST utvärderat", "EST evaluated")),
        ];
        return Target(new() { Id = "a", Milestone = new(steps[..states.Length], due) }, outcome, count) with
        {
            Details = [.. states.Select((state, i) => Detail(steps[i].Code, StateOf(state), 0, steps[i].Name))],
            Span = due is { } end ? TwoYears with { End = end } : TwoYears,
        };
    }

    private static WindowState StateOf(char state) => state switch
    {
        'm' => WindowState.Met,
        'x' => WindowState.Missed,
        'n' => WindowState.NotReported,
        _ => WindowState.Open,
    };

    private static SentenceCase Case(string name, Verdict verdict) => new(name, VerdictSentence.For(verdict, Vetlanda));
}
