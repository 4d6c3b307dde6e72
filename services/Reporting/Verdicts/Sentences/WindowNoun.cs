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
        new(GrammaticalGender.Common, "dag", "dagar", "dagarna", "dagen", new("om dagen", "a day"), "day", "days") { IsDays = true, IsCountedDown = true };

    private static readonly WindowNoun Week =
        new(GrammaticalGender.Common, "vecka", "veckor", "veckorna", "veckan", new("i veckan", "a week"), "week", "weeks") { IsCountedDown = true };

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
    public string EnglishIn => IsDays ? "on" : "in";

    /// <summary>Short windows are counted; a year that runs is no year that remains.</summary>
    public bool IsCountedDown { get; private init; }

    /// <summary>True for windows that the ends of a period cut without anybody minding.</summary>
    public bool IsShort => IsCountedDown || IsWeeks || this == Case;

    private bool IsDays { get; init; }

    private bool IsWeeks { get; init; }

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

    /// <summary>Windows of several weeks or months together, "tvåveckorsperiod", "tvåårsperiod"; of the days of the week, "torsdag".</summary>
    public static WindowNoun? For(WindowTerms terms)
    {
        if (terms.Per == Per.Day && terms.Weekdays.Count > 0)
        {
            return OnWeekdays([.. terms.Weekdays.Order()]);
        }

        if (!terms.IsSeveral || terms.Per is not (Per.Week or Per.Month))
        {
            return For(terms.Per);
        }

        (int every, string svUnit, string enUnit) = terms switch
        {
            { Per: Per.Week } => (terms.Every, "veckors", "week"),
            { Every: >= 24 } when terms.Every % 12 == 0 => (terms.Every / 12, "års", "year"),
            _ => (terms.Every, "månaders", "month"),
        };
        string sv = $"{(every <= 12 ? Numeral.Swedish(every) : $"{every}-")}{svUnit}period";
        string en = $"{(every <= 12 ? Numeral.English(every) : $"{every}")}-{enUnit} period";
        return new(GrammaticalGender.Common, sv, $"{sv}er", $"{sv}erna", $"{sv}en", new($"per {sv}", $"per {en}"), en, $"{en}s")
        {
            Every = PerSeveral(every, enUnit),
            IsWeeks = terms.Per == Per.Week,
        };
    }

    private static WindowNoun OnWeekdays(Weekday[] days)
    {
        BothLanguages every = new($"varje {Words.SwedishAnd([.. days.Select(WeekdayNames.Swedish)])}", $"every {Words.EnglishAnd([.. days.Select(WeekdayNames.English)])}");
        if (days.Length > 3)
        {
            // "113 dagar återstår" would read as days of the calendar.
            return Day with { Every = every, IsCountedDown = false };
        }

        (string[] sv, string[] en) = ([.. days.Select(WeekdayNames.Swedish)], [.. days.Select(WeekdayNames.English)]);
        return Day with
        {
            SwedishOne = Words.SwedishOr(sv),
            SwedishMany = Words.SwedishAnd([.. sv.Select(day => $"{day}ar")]),
            SwedishAll = Words.SwedishAnd([.. sv.Select(day => $"{day}arna")]),
            SwedishThe = Words.SwedishOr([.. sv.Select(day => $"{day}en")]),
            Rate = every,
            EnglishOne = Words.EnglishOr(en),
            EnglishMany = Words.EnglishAnd([.. en.Select(day => $"{day}s")]),
            Every = every,
        };
    }

    /// <summary>"varannan vecka"; null for windows of one.</summary>
    private BothLanguages? Every { get; init; }

    private static BothLanguages PerSeveral(int number, string unit)
    {
        (string sv, string svMany) = unit switch { "week" => ("vecka", "veckor"), "year" => ("år", "år"), _ => ("månad", "månader") };
        string every = number switch
        {
            2 => unit == "year" ? "vartannat" : "varannan",
            < 13 when unit == "year" => $"vart {Ordinal(number)}",
            < 13 => $"var {Ordinal(number)}",
            _ => "",
        };
        return new(every.Length > 0 ? $"{every} {sv}" : $"per {number} {svMany}", $"every {Numeral.English(number)} {unit}s");
    }

    private static string Ordinal(int number) => number switch
    {
        3 => "tredje",
        4 => "fjärde",
        5 => "femte",
        6 => "sjätte",
        7 => "sjunde",
        8 => "åttonde",
        9 => "nionde",
        10 => "tionde",
        11 => "elfte",
        _ => "tolfte",
    };

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
