using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>Exclusions, rescue numbers and labels.</summary>
internal static class ShortTextCases
{
    private static readonly ReportedRecord Record = new()
    {
        Type = RecordType.PoliceActivity,
        Source = "demo-police",
        RecordId = "A-1",
        Version = 1,
        MunicipalityCode = "0685",
        Party = Party.Police,
        Kind = "fotpatrull",
        Date = new(2022, 1, 1),
    };

    public static IEnumerable<SentenceCase> All => [.. Exclusions(), .. Rescues(), .. Labels(), .. Values()];

    private static IEnumerable<SentenceCase> Exclusions()
    {
        TargetTerms controls = Occasions(15, "trafikkontroll", counting: new()
        {
            Focuses = ["trafikbeteende"], Areas = ["raslatt", "ekhagen"], Audiences = ["ungdomar"], ThirdParties = ["vatterhem"], Unit = "tillfalle",
            Outcome = "narkotikabrott",
        });
        foreach (Exclusion exclusion in Enum.GetValues<Exclusion>())
        {
            yield return Excluded($"{exclusion}",
            exclusion, controls, Record with { DuplicateOf = "demo-police/A-0", Unit = "timme", MunicipalityCode = "0680", Area = "oxnehaga" });
        }

        TargetTerms several = Occasions(15, "trafikkontroll skolbesok", counting: new()
        {
            Focuses = ["nykterhet", "hastighet"], Audiences = ["ungdomar", "foraldrar"], Areas = ["raslatt"], Parties = [Party.Municipality],
        });
        yield return Excluded("two focuses", Exclusion.Focus, several, Record);
        yield return Excluded("two audiences", Exclusion.Audience, several, Record);
        yield return Excluded("no area stated", Exclusion.Area, several, Record);
        yield return Excluded("two kinds", Exclusion.Kind, several, Record with { Kind = "0685.torgmote" });
        yield return Excluded("only the municipality", Exclusion.Party, several, Record);
        yield return Excluded("days", Exclusion.Period, several, Record with { Date = new(2021, 12, 20), EndDate = new(2022, 1, 10) });
        yield return Excluded("part of the period", Exclusion.Period, several with { Within = new(new(2020, 3, 1), new(2020, 3, 31)) }, Record);
        yield return Excluded("other agreement", Exclusion.NotAddressed, several, Record with { Type = RecordType.Meeting, AgreementId = "annan" });
        yield return Excluded("other commitment", Exclusion.NotAddressed, several, Record with { AgreementId = Vetlanda.Id, CommitmentId = "7" });
        yield return Excluded("campaign", Exclusion.NotAddressed, several, Record with { Type = RecordType.Campaign });
        TargetTerms anyOf = Occasions(15, "trafikkontroll", counting: new()
        {
            AnyFocuses = ["nykterhet", "hastighet"], Alternatives = [new() { Kinds = ["krogtillsyn"] }],
        });
        yield return Excluded("any of two focuses", Exclusion.Focus, anyOf, Record);
        yield return Excluded("kind of no alternative", Exclusion.Kind, anyOf, Record);
        yield return Excluded("whole agreement", Exclusion.NotAddressed, several, Record with { Type = RecordType.Narrative, AgreementId = Vetlanda.Id });
        yield return new("excluded: manifest", ExclusionText.Declaration);
        yield return new("excluded: withdrawn manifest", ExclusionText.Withdrawn);
        CountingTerms toBodies = new() { MeasureStep = MeasureStep.Presented, Bodies = ["namnd", "fullmaktige"] };
        TargetTerms presented = Occasions(2, "fysisk-atgard", counting: toBodies);
        yield return Excluded("not presented", Exclusion.StepNotReached, presented, Record);
        yield return Excluded("other body", Exclusion.Body, presented, Record);
        yield return Excluded("step", Exclusion.Item, new() { Id = "a", Milestone = new([], null) }, Record with { MilestoneStep = "i-bruk" });
        yield return Excluded("risk occasion", Exclusion.Item, new() { Id = "a", Coverage = new([], 1, Per.Year, true) }, Record);
        yield return Excluded("no result",
            Exclusion.Outcome, new() { Id = "a", Share = new(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott") }, Record);
    }

    private static IEnumerable<SentenceCase> Rescues()
    {
        TargetTerms controls = Occasions(15, "trafikkontroll");
        yield return Rescue("a week", new(11, 3, Per.Week), controls);
        yield return Rescue("a month", new(11, 1, Per.Month), controls);
        yield return Rescue("of a running year", new(2, 1, Per.Month), Occasions(4, "samverkansmote", per: Per.Year));
        yield return Rescue("half", new(11, 1.5m, Per.Month), controls);
        yield return Rescue("no rate", new(2, null, Per.Period), controls);
        yield return Rescue("one left", new(1, null, Per.Period), Occasions(4, "samverkansmote"));
        yield return Rescue("many left", new(12500, null, Per.Period), Occasions(20000, "medborgarkontakt"));
        yield return Rescue("steps", new(1, null, Per.Period), new() { Id = "a", Milestone = new([], null) });
        yield return Rescue("risk occasions", new(4, null, Per.Period), new() { Id = "a", Coverage = new([], 1, Per.Year, true) });
        yield return Rescue("results", new(12, null, Per.Period), Occasions(52, "", counting: new() { Outcome = "narkotikabrott" }));
    }

    private static IEnumerable<SentenceCase> Labels()
    {
        string[] labels =
        [
            "2020-W12", "2021-W01", "2021-05", "2021-Q1", "2021-T1", "2021-H2", "2021", "2018-05-01", "2021-spring", "2021-winter", "2023/2024",
            "Vårterminen 2021", "HT 2021", "midsommar:2021", "student:2020", "raslatt:2021-W02", "est-i-bruk",
        ];
        return labels.Select(label => new SentenceCase($"label: {label}", LabelText.Window(label)));
    }

    private static IEnumerable<SentenceCase> Values() =>
    [
        .. Enum.GetValues<Outcome>().Select(value => new SentenceCase($"outcome: {value}", LabelText.For(value))),
        .. Enum.GetValues<Pace>().Select(value => new SentenceCase($"pace: {value}", LabelText.For(value))),
        .. Enum.GetValues<EvidenceState>().Select(value => new SentenceCase($"evidence: {value}", LabelText.For(value))),
        .. Enum.GetValues<WindowState>().Select(value => new SentenceCase($"window: {value}", LabelText.For(value))),
    ];

    private static SentenceCase Excluded(string name, Exclusion exclusion, TargetTerms target, ReportedRecord record) =>
        new($"excluded: {name}", ExclusionText.For(exclusion, target, Vetlanda, record));

    private static SentenceCase Rescue(string name, RescueNumber rescue, TargetTerms target) =>
        new($"rescue: {name}", RescueText.For(rescue, target, Vetlanda));
}
