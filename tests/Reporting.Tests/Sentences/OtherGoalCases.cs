using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>Shares, requests, indicators and qualitative work, and commitments with several targets.</summary>
internal static class OtherGoalCases
{
    public static IEnumerable<SentenceCase> All => [.. Shares(), .. Requests(), .. Indicators(), .. Qualitative(), .. Several()];

    private static IEnumerable<SentenceCase> Shares()
    {
        TargetTerms least = new()
        {
            Id = "b", Share = new(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott"), Counting = new() { Kinds = ["narkotikainsats"] },
        };
        CountingTerms inspections = new() { Kinds = ["serveringstillsyn"] };
        TargetTerms most = least with { Share = new(Comparison.AtMost, 10, "tillsynsanmarkning", ""), Counting = inspections };
        yield return Case("share: silence", Police(Awaited(least)));
        yield return Case("share: in progress", Police(Target(least, Outcome.InProgress, 23)));
        yield return Case("share: fulfilled", Police(Target(least, Outcome.Fulfilled, 23.5m)));
        yield return Case("share: just short", Police(Target(least, Outcome.NotFulfilled, 19.96m)));
        yield return Case("share: not reported", Police(Target(least, Outcome.NotReported, 15)));
        yield return Case("share: not begun", Police(Target(least, Outcome.NotStarted, null), Before));
        yield return Case("share: of nothing", Police(Target(least, Outcome.NotMeasurable, null)));
        yield return Case("share: at most, exceeded", Municipality(Target(most, Outcome.NotFulfilled, 12.5m)));
        yield return Case("share: at most, kept", Municipality(Target(most, Outcome.Fulfilled, 8)));
        TargetTerms areas = least with { Share = least.Share! with { EachArea = true }, Counting = least.Counting with { Areas = ["raslatt", "oxnehaga"] } };
        yield return Case("share of each area: not begun", Police(Target(areas, Outcome.NotStarted, null), Before));
        yield return Case("share of each area: silence", Police(Awaited(areas) with { Details = [Share("raslatt", null, WindowState.Open), Share("oxnehaga", null, WindowState.Open)] }));
        yield return Case("share of each area: in progress", Police(
            Target(areas, Outcome.InProgress, 30) with { Details = [Share("raslatt", 42.5m, WindowState.Open), Share("oxnehaga", null, WindowState.Open)] }));
        yield return Case("share of each area: fulfilled", Police(
            Target(areas, Outcome.Fulfilled, 30) with { Details = [Share("raslatt", 42.5m, WindowState.Met), Share("oxnehaga", 20, WindowState.Met)] }));
        yield return Case("share of each area: one lacks", Police(
            Target(areas, Outcome.NotFulfilled, 30) with { Details = [Share("raslatt", 42.5m, WindowState.Met), Share("oxnehaga", 12, WindowState.Missed)] }));
        yield return Case("share of each area: one not reported", Police(
            Target(areas, Outcome.NotReported, 42.5m) with { Details = [Share("raslatt", 42.5m, WindowState.Met), Share("oxnehaga", null, WindowState.NotReported)] }));
        yield return Case("share of each area: nothing in one", Police(Target(areas, Outcome.Fulfilled, 42.5m) with { Details = [Share("raslatt", 42.5m, WindowState.Met)] }));
        TargetTerms schools = most with
        {
            Share = most.Share! with { Items = [new("norra", "Norra skolan"), new("sodra", "Södra skolan") { NameEn = "the South school" }] },
            Counting = inspections,
        };
        yield return Case("share of each item: one lacks", Municipality(
            Target(schools, Outcome.NotFulfilled, 9) with { Details = [Share("norra", 12.5m, WindowState.Missed), Share("sodra", 8, WindowState.Met)] }));
    }

    private static IEnumerable<SentenceCase> Requests()
    {
        TargetTerms all = new() { Id = "a", OnRequest = new(100), Counting = new() { Kinds = ["grannsamverkansmote"] } };
        TargetTerms most = all with { OnRequest = new(80) };
        yield return Case("on request: nothing asked yet", Joint(Target(all, Outcome.NotRequested, null), Running));
        yield return Case("on request: nothing asked", Joint(Target(all, Outcome.NotRequested, null)));
        yield return Case("on request: silence", Joint(Awaited(all)));
        yield return Case("on request: all met", Joint(Target(all, Outcome.Fulfilled, 100)));
        yield return Case("on request: some met", Joint(Target(all, Outcome.InProgress, 75)));
        yield return Case("on request: too few met", Joint(Target(most, Outcome.NotFulfilled, 66.6m)));
        yield return Case("on request: not reported", Joint(Target(all, Outcome.NotReported, null)));
        TargetTerms needs = all with { OnRequest = new(100) { AsNeeded = true } };
        yield return Case("as needed: no need yet", Joint(Target(needs, Outcome.NotRequested, null), Running));
        yield return Case("as needed: no need", Joint(Target(needs, Outcome.NotRequested, null)));
        yield return Case("as needed: silence", Joint(Awaited(needs)));
        yield return Case("as needed: all met", Joint(Target(needs, Outcome.Fulfilled, 100)));
        yield return Case("as needed: too few met", Joint(Target(needs with { OnRequest = new(80) { AsNeeded = true } }, Outcome.NotFulfilled, 66.6m)));
        yield return Case("as needed: not reported", Joint(Target(needs, Outcome.NotReported, null)));
    }

    private static IEnumerable<SentenceCase> Indicators()
    {
        IndicatorGoal attendance = new(new("skolnärvaro", "school attendance"), "procent", Direction.Higher, 90.5m, 94, "Kommunens årsredovisning");
        TargetTerms terms = new() { Id = "a", Indicator = attendance };
        yield return Case("indicator: silence", Municipality(Awaited(terms)));
        yield return Case("indicator: not reported", Municipality(Target(terms, Outcome.NotReported, null)));
        yield return Case("indicator: in progress", Municipality(Target(terms, Outcome.InProgress, 92.25m)));
        yield return Case("indicator: reached", Municipality(Target(terms, Outcome.Fulfilled, 95)));
        yield return Case("indicator: not reached", Municipality(Target(terms, Outcome.NotFulfilled, 93)));
        IndicatorGoal lower = new(new("oro för narkotika", "worry about drugs"), "procent", Direction.Lower, 31, null, "Trygghetsmätningen");
        yield return Case("indicator: lower than before", Joint(Target(terms with { Indicator = lower }, Outcome.InProgress, 29)));
        TargetTerms unstated = terms with { Indicator = lower with { Baseline = null } };
        yield return Case("indicator: decrease", Joint(Target(unstated, Outcome.Fulfilled, null) with { Change = ObservedChange.Lower }));
        yield return Case("indicator: unchanged", Joint(Target(unstated, Outcome.NotFulfilled, null) with { Change = ObservedChange.Unchanged }));
        yield return Case("indicator: increase so far", Joint(Target(unstated, Outcome.InProgress, null) with { Change = ObservedChange.Higher }));
        TargetTerms later = terms with { Indicator = attendance with { Measured = new(new(2022, 1, 1), new(2022, 12, 31)) } };
        DateSpan until = new(TwoYears.Start, new(2022, 12, 31));
        yield return Case("indicator: measured later", Municipality(Awaited(later) with { Span = until }));
        yield return Case("indicator: measured later, not reached", Verdict(new(2023, 2, 1), [Party.Municipality], Target(later, Outcome.NotFulfilled, 93) with { Span = until }) with { Period = TwoYears });
        yield return Case("indicator: measured on a day, reached", Municipality(Target(
            terms with { Indicator = attendance with { Measured = new(new(2021, 5, 31), new(2021, 5, 31)) } }, Outcome.Fulfilled, 95)));
        yield return Case("indicator: nothing to compare",
            Joint(Target(terms with { Indicator = lower with { Baseline = null, DecidedBy = "" } }, Outcome.NotMeasurable, null)));
    }

    private static IEnumerable<SentenceCase> Qualitative()
    {
        TargetTerms controls = new() { Id = "a", Qualitative = new(0), Counting = new() { Kinds = ["trafikkontroll"] } };
        yield return Case("qualitative: not begun", Police(Target(controls, Outcome.NotStarted, null), Before));
        yield return Case("qualitative: nothing yet", Police(Awaited(controls)));
        yield return Case("qualitative: zero at the end", Police(Target(controls, Outcome.NotMeasurable, 0)));
        yield return Case("qualitative: one", Police(Target(controls, Outcome.InProgress, 1)));
        yield return Case("qualitative: five", Police(Target(controls, Outcome.NotMeasurable, 5)));
        yield return Case("qualitative: described each year", Joint(Target(
            controls with { Qualitative = new(3), Counting = new() { Kinds = ["dialogmote"] } }, Outcome.InProgress, 1)));
        yield return Case("qualitative: about sixty", Police(Target(controls, Outcome.InProgress, 60) with { Approximate = true }));
        yield return Case("qualitative: just over sixty",
            Police(Target(controls, Outcome.InProgress, 60) with { Approximate = true, LowerBound = true }));
        TargetTerms dialogue = new() { Id = "a", Qualitative = new(0) };
        yield return Case("qualitative: told in words", Joint(Target(dialogue, Outcome.InProgress, null) with { IsNarrated = true }));
        yield return Case("qualitative: told in words at the end",
            Joint(Target(dialogue with { Qualitative = new(3) }, Outcome.NotMeasurable, null) with { IsNarrated = true }));
        yield return Case("qualitative: told in words and counted", Police(Target(controls, Outcome.InProgress, 5) with { IsNarrated = true }));
        yield return Case("qualitative: result",
            Police(Target(controls with { Counting = new() { Outcome = "forstagangsanvandare" } }, Outcome.InProgress, 3)));
        yield return Case("no target at all", Verdict(Running, Both, Target(controls, Outcome.NotMeasurable, null)) with { Targets = [] });
    }

    private static IEnumerable<SentenceCase> Several()
    {
        TargetVerdict offences = Target(Occasions(52, "narkotikainsats", counting: new() { Outcome = "narkotikabrott" }), Outcome.InProgress, 40);
        TargetTerms share = new() { Id = "b", Share = new(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott") };
        yield return Case("several: in progress", Verdict(Running, [Party.Police], offences, Target(share, Outcome.InProgress, 23)));
        yield return Case("several: fulfilled", Verdict(Over, [Party.Police],
            offences with { Outcome = Outcome.Fulfilled, Count = 60 }, Target(share, Outcome.Fulfilled, 23)));
        Verdict failed = Verdict(Over, [Party.Police],
            offences with { Outcome = Outcome.Fulfilled, Count = 60 }, Target(share, Outcome.NotFulfilled, 15));
        yield return Case("several: one failed", failed with { Outcome = Outcome.NotFulfilled });
        Verdict unknown = Verdict(Over, [Party.Municipality],
            Target(Occasions(2, "forelasning"), Outcome.Fulfilled, 2), Target(Occasions(1, "policy"), Outcome.NotReported, null));
        yield return Case("several: one not reported", unknown with { Outcome = Outcome.NotReported, Evidence = EvidenceState.Partial });
        yield return Case("several: nothing begun", Verdict(Running, [Party.Municipality],
            Awaited(Occasions(2, "forelasning")), Awaited(Occasions(1, "policy"))));
    }

    private static WindowVerdict Share(string label, decimal? percent, WindowState state)
    {
        string? name = Vetlanda.Areas.FirstOrDefault(area => area.Code == label)?.Name;
        return new(label, name is null ? null : new(name, name), null, 0, state) { Percent = percent };
    }

    private static SentenceCase Case(string name, Verdict verdict) => new(name, VerdictSentence.For(verdict, Vetlanda));
}
