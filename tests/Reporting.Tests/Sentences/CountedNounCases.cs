using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>What is counted: every kind, several kinds, units, focuses, areas, steps and results.</summary>
internal static class CountedNounCases
{
    public static IEnumerable<SentenceCase> All => [.. Nouns(), .. Measures(), .. Results(), .. Kinds()];

    private static IEnumerable<SentenceCase> Nouns()
    {
        yield return Case("adjective", Police(Target(Occasions(15, "flygande-inspektion"), Outcome.InProgress, 2)));
        yield return Case("particle verb", Joint(Target(Occasions(8, "lagesbild"), Outcome.InProgress, 0)));
        yield return Case("same form in plural", Police(Target(Occasions(6, "skolbesok"), Outcome.InProgress, 5)));
        yield return Case("three kinds", Police(Target(Occasions(20, "trafikkontroll skolbesok fotpatrull"), Outcome.InProgress, 12)));
        yield return Case("three kinds, fulfilled", Police(Target(Occasions(20, "trafikkontroll skolbesok fotpatrull"), Outcome.Fulfilled, 22)));
        yield return Case("kinds with a shared head",
            Municipality(Target(Occasions(3, "hastighetsdampande-atgard trafikframjande-atgard"), Outcome.InProgress, 1)));
        yield return Case("many kinds",
            Police(Target(Occasions(30, "trafikkontroll skolbesok fotpatrull krogtillsyn tillsyn"), Outcome.InProgress, 12)));
        yield return Case("own kind", Police(Target(Occasions(10, "0685.isrunda"), Outcome.InProgress, 4)));
        yield return Case("own neuter kind", Municipality(Target(Occasions(3, "0685.torgmote"), Outcome.InProgress, 1)));
        yield return Case("no kind", Joint(Target(Occasions(4, ""), Outcome.InProgress, 1)));
        yield return Case("unit alone", Police(Target(Occasions(104, "", counting: new() { Unit = "kontakt" }), Outcome.InProgress, 60)));
        yield return Case("hours of a kind",
            Police(Target(Occasions(400, "fotpatrull", counting: new() { Unit = "timme" }), Outcome.InProgress, 120)));
        yield return Case("one focus",
            Police(Target(Occasions(15, "trafikkontroll", counting: new() { Focuses = ["trafikbeteende"] }), Outcome.InProgress, 13)));
        yield return Case("three focuses", Police(Target(
            Occasions(15, "trafikkontroll", counting: new() { Focuses = ["nykterhet", "hastighet", "trafikbeteende"] }), Outcome.Fulfilled, 15)));
        yield return Case("any of two focuses", Police(Target(
            Occasions(15, "trafikkontroll", counting: new() { AnyFocuses = ["nykterhet", "hastighet"] }), Outcome.InProgress, 13)));
        yield return Case("one focus and any of two", Police(Target(
            Occasions(15, "trafikkontroll", counting: new() { Focuses = ["unga"], AnyFocuses = ["nykterhet", "hastighet"] }), Outcome.InProgress, 13)));
        yield return Case("alternative of another kind", Police(Target(Occasions(15, "trafikkontroll", counting: new()
        {
            Focuses = ["nykterhet"], Areas = ["raslatt"], Alternatives = [new() { Kinds = ["krogtillsyn"], Areas = ["raslatt"] }],
        }), Outcome.InProgress, 13)));
        yield return Case("alternative with any kind", Police(Target(Occasions(15, "trafikkontroll", counting: new()
        {
            Alternatives = [new() { Focuses = ["nykterhet"] }],
        }), Outcome.InProgress, 13)));
        yield return Case("one area",
            Police(Target(Occasions(200, "trafikkontroll", counting: new() { Areas = ["raslatt"] }), Outcome.InProgress, 40)));
        yield return Case("two areas and a focus", Police(Target(
            Occasions(10, "riktad-insats", counting: new() { Areas = ["oxnehaga", "ekhagen"], Focuses = ["narkotika"] }), Outcome.InProgress, 4)));
        yield return Case("audiences, one promised",
            Municipality(Target(Occasions(1, "kampanj", counting: new() { Audiences = ["ungdomar"] }), Outcome.NotStarted, 0)));
        yield return Case("audiences, neuter",
            Municipality(Target(Occasions(2, "informationsmote", counting: new() { Audiences = ["ungdomar", "foraldrar"] }), Outcome.Fulfilled, 2)));
        yield return Case("third party",
            Municipality(Target(Occasions(2, "trygghetsvandring", counting: new() { ThirdParties = ["vatterhem"] }), Outcome.InProgress, 1)));
        yield return Case("approximate", Police(Target(Occasions(80, "trafikkontroll"), Outcome.InProgress, 60) with { Approximate = true }));
        yield return Case("lower bound",
            Police(Target(Occasions(80, "trafikkontroll"), Outcome.InProgress, 60) with { Approximate = true, LowerBound = true }));
        yield return Case("lower bound, fulfilled",
            Police(Target(Occasions(50, "trafikkontroll"), Outcome.Fulfilled, 60) with { Approximate = true, LowerBound = true }));
        yield return Case("lower bound, not reported",
            Police(Target(Occasions(80, "trafikkontroll"), Outcome.NotReported, 60) with { Approximate = true, LowerBound = true }));
        yield return Case("approximate, fulfilled",
            Police(Target(Occasions(50, "trafikkontroll"), Outcome.Fulfilled, 60) with { Approximate = true }));
    }

    private static IEnumerable<SentenceCase> Measures()
    {
        CountingTerms presented = new() { MeasureStep = MeasureStep.Presented, Bodies = ["namnd", "fullmaktige"] };
        TargetTerms measures = Occasions(2, "hastighetsdampande-atgard trafikframjande-atgard", counting: presented);
        yield return Case("presented, none", Municipality(Target(measures, Outcome.NotStarted, 0)));
        yield return Case("presented, one", Municipality(Target(measures, Outcome.InProgress, 1)));
        yield return Case("presented, fulfilled", Municipality(Target(measures, Outcome.Fulfilled, 2)));
        yield return Case("presented, not fulfilled", Municipality(Target(measures, Outcome.NotFulfilled, 1)));
        yield return Case("presented, not reported", Municipality(Target(measures, Outcome.NotReported, 1)));
        yield return Case("presented, none reported", Municipality(Target(measures, Outcome.NotReported, 0)));
        yield return Case("decided", Municipality(Target(
            Occasions(2, "fysisk-atgard", counting: new() { MeasureStep = MeasureStep.Decided, Bodies = ["kommunstyrelse"] }),
            Outcome.InProgress, 1)));
    }

    private static IEnumerable<SentenceCase> Results()
    {
        CountingTerms offences = new() { Outcome = "narkotikabrott", Areas = ["raslatt"] };
        yield return Case("result, not begun",
            Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.NotStarted, null), Before));
        yield return Case("result, none", Police(Awaited(Occasions(52, "narkotikainsats", counting: offences))));
        yield return Case("result, one", Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.InProgress, 1)));
        yield return Case("result, some", Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.InProgress, 40)));
        yield return Case("result, fulfilled", Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.Fulfilled, 60)));
        yield return Case("result, not fulfilled", Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.NotFulfilled, 40)));
        CountingTerms persons = new() { Outcome = "forstagangsanvandare" };
        yield return Case("persons, few", Police(Target(Occasions(10, "narkotikainsats", counting: persons), Outcome.InProgress, 3)));
        yield return Case("persons, few, not fulfilled",
            Police(Target(Occasions(10, "narkotikainsats", counting: persons), Outcome.NotFulfilled, 3)));
        yield return Case("result of common gender, one missing", Police(Target(
            Occasions(10, "trafikkontroll", counting: new() { Outcome = "hastighetsovertradelse" }), Outcome.NotFulfilled, 9)));
        yield return Case("result of neuter gender, one missing",
            Police(Target(Occasions(52, "narkotikainsats", counting: offences), Outcome.NotFulfilled, 51)));
        yield return Case("persons, many", Police(Target(Occasions(10, "narkotikainsats", counting: persons), Outcome.InProgress, 7)));
    }

    /// <summary>Every kind of the code list in the forms that differ most: the plural after a numeral and the definite singular.</summary>
    private static IEnumerable<SentenceCase> Kinds() => ActivityKinds.All.SelectMany(kind => new[]
    {
        Case($"{kind.Code}, part", Joint(Target(Occasions(5, kind.Code), Outcome.InProgress, 1))),
        Case($"{kind.Code}, the one", Joint(Target(Occasions(1, kind.Code), Outcome.Fulfilled, 1))),
    });

    private static SentenceCase Case(string name, Verdict verdict) => new($"occasions: {name}", VerdictSentence.For(verdict, Vetlanda));
}
