using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>One countable thing with the forms that sentences need.</summary>
/// <param name="Gender">Gender of the Swedish noun.</param>
/// <param name="SwedishSingular">"flygande inspektion".</param>
/// <param name="SwedishPlural">"flygande inspektioner".</param>
/// <param name="SwedishPromised">"den utlovade flygande inspektionen"; empty when the definite form is not known.</param>
/// <param name="Supine">After "har": "genomfört".</param>
/// <param name="EnglishSingular">"roadside vehicle inspection".</param>
/// <param name="EnglishPlural">"roadside vehicle inspections".</param>
/// <param name="Participle">After "have": "carried out".</param>
internal sealed record NounForms(
    GrammaticalGender Gender,
    string SwedishSingular,
    string SwedishPlural,
    string SwedishPromised,
    string Supine,
    string EnglishSingular,
    string EnglishPlural,
    string Participle)
{
    /// <summary>What is counted when neither kind nor unit is stated.</summary>
    public static readonly NounForms Activity = new(
        GrammaticalGender.Common, "insats", "insatser", "den utlovade insatsen", "genomfört", "activity", "activities", "carried out");

    /// <summary>Several kinds, too many to name.</summary>
    public static readonly NounForms AgreedKinds = new(
        GrammaticalGender.Common,
        "insats av de avtalade slagen",
        "insatser av de avtalade slagen",
        "",
        "genomfört",
        "activity of the agreed kinds",
        "activities of the agreed kinds",
        "carried out");

    /// <summary>Kinds whose hours are not those of so many times: "timmar med närvaro".</summary>
    private static readonly Dictionary<string, BothLanguages> Spent = new(StringComparer.Ordinal)
    {
        ["narvaro"] = new("närvaro", "visible presence"),
        ["fotpatrull"] = new("fotpatrullering", "foot patrolling"),
        ["patrullering"] = new("patrullering", "patrolling"),
        ["mobilt-poliskontor"] = new("mobilt poliskontor", "mobile police station"),
        ["ordningsvaktspass"] = new("ordningsvakter", "public order guards"),
        ["faltarbete"] = new("fältarbete", "youth outreach"),
    };

    /// <summary>Units that are reached or looked at by what is done: "nått 120 elever genom skolbesök".</summary>
    private static readonly Dictionary<string, (string Supine, string Participle, BothLanguages By)> UnitsOfOthers = new(StringComparer.Ordinal)
    {
        ["elev"] = ("nått", "reached", new("genom", "through")),
        ["person"] = ("nått", "reached", new("genom", "through")),
        ["deltagare"] = ("haft", "had", new("vid", "at")),
        ["fordon"] = ("kontrollerat", "checked", new("vid", "in")),
        ["enkatsvar"] = ("samlat in", "collected", new("genom", "through")),
        ["kamera"] = ("satt upp", "put up", new("genom", "through")),
        ["skylt"] = ("satt upp", "put up", new("genom", "through")),
    };

    private static readonly Dictionary<string, (string Supine, string Participle)> UnitVerbs = new(StringComparer.Ordinal)
    {
        ["traff"] = ("anordnat", "organised"),
        ["mote"] = ("hållit", "held"),
        ["insats"] = ("genomfört", "carried out"),
        ["atgard"] = ("genomfört", "carried out"),
        ["aktivitet"] = ("genomfört", "carried out"),
        ["kontroll"] = ("genomfört", "carried out"),
        ["kontakt"] = ("tagit", "made"),
        ["besok"] = ("gjort", "made"),
        ["pass"] = ("genomfört", "completed"),
        ["dokument"] = ("tagit fram", "produced"),
        ["evenemang"] = ("anordnat", "organised"),
        ["kamera"] = ("satt upp", "put up"),
        ["skylt"] = ("satt upp", "put up"),
    };

    /// <summary>What its hours are spent on; null for what is done so many times.</summary>
    public BothLanguages? SpentOn { get; private init; }

    private static readonly string[] CommonEndings = ["ar", "er", "or"];

    /// <summary>A listed kind or one of the agreement's own; null for a code that neither knows.</summary>
    public static NounForms? ForKind(string code, AgreementRecorded agreement)
    {
        if (ActivityKinds.Find(code) is { } kind)
        {
            return new(kind.Gender, kind.SwedishSingular, kind.SwedishPlural, kind.SwedishPromisedDefiniteSingular, kind.SwedishSupine,
                kind.EnglishSingular, kind.EnglishPlural, kind.EnglishParticiple)
            {
                SpentOn = Spent.GetValueOrDefault(code),
            };
        }

        return agreement.OwnKinds.FirstOrDefault(own => own.Code == code) is { } terms
            ? new(terms.Neuter ? GrammaticalGender.Neuter : GrammaticalGender.Common, terms.Singular.Sv, terms.Plural.Sv, terms.Promised,
                terms.Done?.Sv ?? "genomfört", terms.Singular.En, terms.Plural.En, terms.Done?.En ?? "carried out")
            : null;
    }

    /// <summary>What is counted when only the unit is stated: "hushåll", "timmar".</summary>
    public static NounForms ForUnit(CountUnit unit)
    {
        (string supine, string participle) = UnitVerbs.GetValueOrDefault(unit.Code, ("redovisat", "reported"));
        return new(unit.Gender, unit.SwedishSingular, unit.SwedishPlural, "", supine, unit.EnglishSingular, unit.EnglishPlural, participle);
    }

    /// <summary>What is counted when a result is: "narkotikabrott". Of an own one only the plural is known, so one is "ett fall av" it.</summary>
    public static NounForms ForResult(OutcomeKind result) => result.SwedishSingular.Length > 0
        ? new(GenderOf(result), result.SwedishSingular, result.Swedish, "", "redovisat", result.EnglishSingular, result.English, "reported")
        : new(GrammaticalGender.Neuter, $"fall av {result.Swedish}", result.Swedish, "", "redovisat", $"case of {result.English}", result.English, "reported");

    /// <summary>By the plural's ending: words in -ar, -er and -or are common, the unchanged ones and answers (svar) neuter, except persons.</summary>
    public static GrammaticalGender GenderOf(OutcomeKind result) =>
        !result.Swedish.EndsWith("svar", StringComparison.Ordinal) && (result.CountsPersons || CommonEndings.Any(ending => result.Swedish.EndsWith(ending, StringComparison.Ordinal)))
            ? GrammaticalGender.Common
            : GrammaticalGender.Neuter;

    /// <summary>"gemensamma krogtillsyner", "joint licensing inspections".</summary>
    public NounForms AsJoint() => this with
    {
        SwedishSingular = $"{(Gender == GrammaticalGender.Neuter ? "gemensamt" : "gemensam")} {SwedishSingular}",
        SwedishPlural = $"gemensamma {SwedishPlural}",
        SwedishPromised = SwedishPromised.Replace(" utlovade ", " utlovade gemensamma ", StringComparison.Ordinal),
        EnglishSingular = $"joint {EnglishSingular}",
        EnglishPlural = $"joint {EnglishPlural}",
    };

    /// <summary>"timmar med fotpatrullering", "hours of foot patrolling"; "elever genom skolbesök".</summary>
    public NounForms MeasuredIn(CountUnit unit)
    {
        bool isTime = unit.Code is "timme" or "minut" or "dag";
        (string supine, string participle, BothLanguages by) = UnitsOfOthers.GetValueOrDefault(
            unit.Code, (Supine, Participle, new("med", isTime ? "of" : "with")));
        BothLanguages done = isTime && SpentOn is { } spent ? spent : new(SwedishPlural, EnglishPlural);
        return this with
        {
            Gender = unit.Gender,
            SwedishSingular = $"{unit.SwedishSingular} {by.Sv} {done.Sv}",
            SwedishPlural = $"{unit.SwedishPlural} {by.Sv} {done.Sv}",
            SwedishPromised = "",
            Supine = supine,
            EnglishSingular = $"{unit.EnglishSingular} {by.En} {done.En}",
            EnglishPlural = $"{unit.EnglishPlural} {by.En} {done.En}",
            Participle = participle,
        };
    }
}
