using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The window that a number holds for, with the forms that sentences need.</summary>
/// <param name="Gender">Gender of the Swedish noun.</param>
/// <param name="SwedishOne">"vecka".</param>
/// <param name="SwedishMany">"veckor".</param>
/// <param name="SwedishAll">After "alla": "veckorna".</param>
/// <param name="SwedishThe">After "resten av": "veckan".</param>
/// <param name="Rate">After a number: "i veckan", "a week".</param>
/// <param name="EnglishOne">"week".</param>
/// <param name="EnglishMany">"weeks".</param>
internal sealed record WindowNoun(
    GrammaticalGender Gender,
    string SwedishOne,
    string SwedishMany,
    string SwedishAll,
    string SwedishThe,
    BothLanguages Rate,
    string EnglishOne,
    string EnglishMany)
{
    /// <summary>An area in a window, where the number holds for each area.</summary>
    public static readonly WindowNoun Case =
        new(GrammaticalGender.Neuter, "fall", "fall", "fallen", "fallet", new("per fall", "per case"), "case", "cases");

    private static readonly WindowNoun Day =
        new(GrammaticalGender.Common, "dag", "dagar", "dagarna", "dagen", new("om dagen", "a day"), "day", "days");

    private static readonly WindowNoun Week =
        new(GrammaticalGender.Common, "vecka", "veckor", "veckorna", "veckan", new("i veckan", "a week"), "week", "weeks");

    private static readonly WindowNoun Month =
        new(GrammaticalGender.Common, "månad", "månader", "månaderna", "månaden", new("i månaden", "a month"), "month", "months");

    private static readonly WindowNoun Quarter =
        new(GrammaticalGender.Neuter, "kvartal", "kvartal", "kvartalen", "kvartalet", new("per kvartal", "per quarter"), "quarter", "quarters");

    private static readonly WindowNoun Tertial = new(
        GrammaticalGender.Neuter, "tertial", "tertial", "tertialen", "tertialet",
        new("per tertial", "per four-month period"), "four-month period", "four-month periods");

    private static readonly WindowNoun HalfYear =
        new(GrammaticalGender.Neuter, "halvår", "halvår", "halvåren", "halvåret", new("per halvår", "per half-year"), "half-year", "half-years");

    private static readonly WindowNoun SchoolTerm = new(
        GrammaticalGender.Common, "termin", "terminer", "terminerna", "terminen",
        new("per termin", "per school term"), "school term", "school terms");

    private static readonly WindowNoun Year =
        new(GrammaticalGender.Neuter, "år", "år", "åren", "året", new("om året", "a year"), "year", "years");

    private static readonly WindowNoun SeasonOfYear =
        new(GrammaticalGender.Common, "säsong", "säsonger", "säsongerna", "säsongen", new("per säsong", "per season"), "season", "seasons");

    /// <summary>"Under 60 av 104 veckor", but "i 60 av 96 fall".</summary>
    public string In => this == Case ? "i" : "under";

    /// <summary>"In 60 of 104 weeks", but "on 71 of 120 days".</summary>
    public string EnglishIn => this == Day ? "on" : "in";

    /// <summary>Short windows are counted; a year that runs is no year that remains.</summary>
    public bool IsCountedDown => this == Day || this == Week;

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

    /// <summary>Windows of several weeks or months together: "tvåveckorsperiod".</summary>
    public static WindowNoun? For(WindowTerms terms)
    {
        if (!terms.IsSeveral || terms.Per is not (Per.Week or Per.Month))
        {
            return For(terms.Per);
        }

        string length = terms.Every <= 12 ? Numeral.Swedish(terms.Every) : $"{terms.Every}-";
        string number = terms.Every <= 12 ? Numeral.English(terms.Every) : $"{terms.Every}";
        (string sv, string en) = terms.Per == Per.Week ? ($"{length}veckorsperiod", $"{number}-week period") : ($"{length}månadersperiod", $"{number}-month period");
        return new(GrammaticalGender.Common, sv, $"{sv}er", $"{sv}erna", $"{sv}en", new($"per {sv}", $"per {en}"), en, $"{en}s") { Every = PerSeveral(terms) };
    }

    /// <summary>"varannan vecka"; null for windows of one.</summary>
    private BothLanguages? Every { get; init; }

    private static BothLanguages PerSeveral(WindowTerms terms)
    {
        bool week = terms.Per == Per.Week;
        (string sv, string en) = week ? ("vecka", "weeks") : ("månad", "months");
        string every = terms.Every switch
        {
            2 => "varannan",
            3 => "var tredje",
            4 => "var fjärde",
            5 => "var femte",
            6 => "var sjätte",
            7 => "var sjunde",
            8 => "var åttonde",
            9 => "var nionde",
            10 => "var tionde",
            11 => "var elfte",
            12 => "var tolfte",
            _ => "",
        };
        return new(every.Length > 0 ? $"{every} {sv}" : $"per {terms.Every} {(week ? "veckor" : "månader")}", $"every {Numeral.English(terms.Every)} {en}");
    }

    /// <summary>"per vecka", "per week"; for stated seasons "varje vår och höst".</summary>
    public BothLanguages PerOne(IReadOnlyList<Season> seasons) => Every is { } every ? every : this == SeasonOfYear && seasons.Count > 0
        ? new($"varje {Words.SwedishAnd([.. seasons.Select(LabelText.Swedish)])}",
            $"every {Words.EnglishAnd([.. seasons.Select(LabelText.English)])}")
        : new($"per {SwedishOne}", $"per {EnglishOne}");

    public string SwedishCount(long number) => $"{Numeral.Swedish(number, Gender)} {(number == 1 ? SwedishOne : SwedishMany)}";

    public string EnglishCount(long number) => $"{Numeral.English(number)} {(number == 1 ? EnglishOne : EnglishMany)}";

    /// <summary>"Någon av de 104 veckorna", "något av de två åren".</summary>
    public BothLanguages AnyOf(long number) => new(
        $"{(Gender == GrammaticalGender.Neuter ? "något" : "någon")} av de {Numeral.Swedish(number)} {SwedishAll}",
        number == 2 ? $"either of the two {EnglishMany}" : $"any of the {Numeral.English(number)} {EnglishMany}");

    /// <summary>"Den första veckan".</summary>
    public BothLanguages First => new($"{Gender.DefiniteArticle} första {SwedishThe}", $"the first {EnglishOne}");

    /// <summary>"båda åren", "alla 104 veckorna"; "in both years", "in all 104 weeks" in English.</summary>
    public BothLanguages All(long number) => number switch
    {
        1 => new($"{Gender.DefiniteArticle} enda hela {SwedishThe}", $"the only whole {EnglishOne}"),
        2 => new($"båda {SwedishAll}", $"both {EnglishMany}"),
        _ => new($"alla {Numeral.Swedish(number)} {SwedishAll}", $"all {Numeral.English(number)} {EnglishMany}"),
    };
}
