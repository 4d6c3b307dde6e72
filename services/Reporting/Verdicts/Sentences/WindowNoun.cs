using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The window that a number holds for, with the forms that sentences need.</summary>
/// <param name="Gender">Gender of the Swedish noun.</param>
/// <param name="SwedishOne">"vecka".</param>
/// <param name="SwedishMany">"veckor".</param>
/// <param name="SwedishAll">After "alla": "veckorna".</param>
/// <param name="Rate">After a number: "i veckan", "a week".</param>
/// <param name="EnglishOne">"week".</param>
/// <param name="EnglishMany">"weeks".</param>
internal sealed record WindowNoun(
    GrammaticalGender Gender, string SwedishOne, string SwedishMany, string SwedishAll, BothLanguages Rate, string EnglishOne, string EnglishMany)
{
    private static readonly WindowNoun Day =
        new(GrammaticalGender.Common, "dag", "dagar", "dagarna", new("om dagen", "a day"), "day", "days");

    private static readonly WindowNoun Week =
        new(GrammaticalGender.Common, "vecka", "veckor", "veckorna", new("i veckan", "a week"), "week", "weeks");

    private static readonly WindowNoun Month =
        new(GrammaticalGender.Common, "månad", "månader", "månaderna", new("i månaden", "a month"), "month", "months");

    private static readonly WindowNoun Quarter =
        new(GrammaticalGender.Neuter, "kvartal", "kvartal", "kvartalen", new("per kvartal", "per quarter"), "quarter", "quarters");

    private static readonly WindowNoun Tertial = new(
        GrammaticalGender.Neuter, "tertial", "tertial", "tertialen", new("per tertial", "per four-month period"), "four-month period", "four-month periods");

    private static readonly WindowNoun HalfYear =
        new(GrammaticalGender.Neuter, "halvår", "halvår", "halvåren", new("per halvår", "per half-year"), "half-year", "half-years");

    private static readonly WindowNoun SchoolTerm =
        new(GrammaticalGender.Common, "termin", "terminer", "terminerna", new("per termin", "per school term"), "school term", "school terms");

    private static readonly WindowNoun Year =
        new(GrammaticalGender.Neuter, "år", "år", "åren", new("om året", "a year"), "year", "years");

    private static readonly WindowNoun SeasonOfYear =
        new(GrammaticalGender.Common, "säsong", "säsonger", "säsongerna", new("per säsong", "per season"), "season", "seasons");

    /// <summary>The window's noun; null for the period as a whole.</summary>
    public static WindowNoun? For(Per per) => per switch
    {
        Per.Day => Day,
        Per.Week => Week,
        Per.Month => Month,
        Per.Quarter => Quarter,
        Per.Tertial => Tertial,
        Per.HalfYear => HalfYear,
        Per.SchoolTerm => SchoolTerm,
        Per.Year => Year,
        Per.Season => SeasonOfYear,
        _ => null,
    };

    /// <summary>"per vecka", "per week"; for stated seasons "varje vår och höst".</summary>
    public BothLanguages PerOne(IReadOnlyList<Season> seasons) => this == SeasonOfYear && seasons.Count > 0
        ? new($"varje {Words.SwedishAnd([.. seasons.Select(LabelText.Swedish)])}", $"every {Words.EnglishAnd([.. seasons.Select(LabelText.English)])}")
        : new($"per {SwedishOne}", $"per {EnglishOne}");

    public string SwedishCount(long number) => $"{Numeral.Swedish(number, Gender)} {(number == 1 ? SwedishOne : SwedishMany)}";

    public string EnglishCount(long number) => $"{Numeral.English(number)} {(number == 1 ? EnglishOne : EnglishMany)}";

    /// <summary>"båda åren", "alla 104 veckorna"; "in both years", "in all 104 weeks" in English.</summary>
    public BothLanguages All(long number) => number == 2
        ? new($"båda {SwedishAll}", $"both {EnglishMany}")
        : new($"alla {Numeral.Swedish(number)} {SwedishAll}", $"all {Numeral.English(number)} {EnglishMany}");
}
