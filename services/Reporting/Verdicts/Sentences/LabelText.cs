using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Public names of window labels and of the verdict's values, lower-case as inside a text.</summary>
internal static partial class LabelText
{
    /// <summary>
    /// "2020-W12" → "vecka 12 2020"; "midsommar:2021" → "midsommar 2021". A label that is a name already, such as that of a school
    /// term, is given back with its English where the words are known.
    /// </summary>
    public static BothLanguages Window(string label)
    {
        if (ParseDay(label) is { } day)
        {
            return new($"{day.Day} {MonthNames.Swedish(day.Month)} {day.Year}", SpokenDate.English(day));
        }

        if (label.Split(':', 2) is [string code, string year])
        {
            // The second part is a year after a risk occasion, and any window after an area or item.
            BothLanguages window = Window(year);
            return RiskOccasions.Find(code) is { } occasion
                ? new($"{occasion.Swedish} {window.Sv}", $"{occasion.English} {window.En}")
                : new($"{code}, {window.Sv}", $"{code}, {window.En}");
        }

        if (label.Split('/') is [string first, string last] && ParseDay(first) is { } start && ParseDay(last) is { } end)
        {
            return Days(start, end);
        }

        if (AgreementYear().IsMatch(label))
        {
            return new($"avtalsåret {label}", $"agreement year {label}");
        }

        return WindowOfYear().Match(label) is { Success: true } match
            ? OfYear(match.Groups[1].Value, match.Groups[2].Value) ?? new(label, label)
            : Term(label);
    }

    public static BothLanguages For(Outcome outcome) => outcome switch
    {
        Outcome.Fulfilled => new("uppfyllt", "fulfilled"),
        Outcome.NotFulfilled => new("inte uppfyllt", "not fulfilled"),
        Outcome.InProgress => new("pågår", "in progress"),
        Outcome.NotStarted => new("inte påbörjat", "not started"),
        Outcome.NotReported => new("inte redovisat", "not reported"),
        Outcome.NotRequested => new("inte begärt", "not requested"),
        Outcome.NotMeasurable => new("inte mätbart", "not measurable"),
        _ => new("okänt", "unknown"),
    };

    public static BothLanguages For(Pace pace) => pace switch
    {
        Pace.Ahead => new("före takten", "ahead of pace"),
        Pace.OnTrack => new("i takt", "on pace"),
        Pace.Behind => new("efter takten", "behind pace"),
        Pace.OutOfReach => new("utom räckhåll", "out of reach"),
        Pace.Finished => new("avslutat", "finished"),
        Pace.NotApplicable => new("utan takt", "pace not applicable"),
        _ => new("okänt", "unknown"),
    };

    public static BothLanguages For(EvidenceState evidence) => evidence switch
    {
        EvidenceState.Complete => new("fullständigt underlag", "complete reports"),
        EvidenceState.Partial => new("ofullständigt underlag", "incomplete reports"),
        EvidenceState.None => new("inget underlag", "no reports"),
        _ => new("okänt", "unknown"),
    };

    public static BothLanguages For(WindowState state) => state switch
    {
        WindowState.Met => new("nått", "reached"),
        WindowState.Missed => new("missat", "missed"),
        WindowState.Open => new("inte avslutat", "not over"),
        WindowState.NotReported => new("inte redovisat", "not reported"),
        WindowState.Cut => new("delat av periodens gräns, bedöms inte", "cut by the period’s end, not judged"),
        _ => new("okänt", "unknown"),
    };

    public static string Swedish(Season season) => season switch
    {
        Season.Summer => "sommar",
        Season.Autumn => "höst",
        Season.Winter => "vinter",
        _ => "vår",
    };

    /// <summary>"våren".</summary>
    private static string The(Season season) => season switch
    {
        Season.Summer => "sommaren",
        Season.Autumn => "hösten",
        Season.Winter => "vintern",
        _ => "våren",
    };

    public static string English(Season season) => season switch
    {
        Season.Summer => "summer",
        Season.Autumn => "autumn",
        Season.Winter => "winter",
        _ => "spring",
    };

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>"6–19 januari 2020", "27 januari–9 februari 2020", "28 december 2020–10 januari 2021".</summary>
    private static BothLanguages Days(DateOnly start, DateOnly end)
    {
        bool sameYear = start.Year == end.Year;
        bool sameMonth = sameYear && start.Month == end.Month;
        string sv = sameMonth ? $"{start.Day}" : sameYear ? $"{start.Day} {MonthNames.Swedish(start.Month)}" : $"{start.Day} {MonthNames.Swedish(start.Month)} {start.Year}";
        string en = sameMonth ? $"{start.Day}" : sameYear ? $"{start.Day} {MonthNames.English(start.Month)}" : SpokenDate.English(start);
        return new($"{sv}–{end.Day} {MonthNames.Swedish(end.Month)} {end.Year}", $"{en}–{SpokenDate.English(end)}");
    }

    private static BothLanguages? OfYear(string year, string window)
    {
        if (window.Length == 0)
        {
            return new(year, year);
        }

        int number = int.TryParse(window.TrimStart('W', 'Q', 'T', 'H'), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
        return (window[0], number) switch
        {
            ('W', > 0) => new($"vecka {number} {year}", $"week {number}, {year}"),
            ('Q', > 0) => new($"kvartal {number} {year}", $"quarter {number}, {year}"),
            ('T', > 0) => new($"tertial {number} {year}", $"four-month period {number}, {year}"),
            ('H', > 0) => new($"halvår {number} {year}", $"half-year {number}, {year}"),
            (_, >= 1 and <= 12) => new($"{MonthNames.Swedish(number)} {year}", $"{MonthNames.English(number)} {year}"),
            _ => Seasonal(window.ToLowerInvariant()) is { } season ? new($"{The(season)} {year}", $"{English(season)} {year}") : null,
        };
    }

    private static Season? Seasonal(string name) => name switch
    {
        "spring" or "var" or "vår" => Season.Spring,
        "summer" or "sommar" => Season.Summer,
        "autumn" or "host" or "höst" => Season.Autumn,
        "winter" or "vinter" => Season.Winter,
        _ => null,
    };

    private static BothLanguages Term(string label) => SchoolTerm().Match(label) is { Success: true } match
        ? new(label, $"{(match.Groups[1].Value[0] is 'V' or 'v' ? "spring" : "autumn")} term {match.Groups[2].Value}")
        : new(label, label);

    [GeneratedRegex("^([0-9]{4})(?:-([A-Za-zåäöÅÄÖ0-9]+))?$")]
    private static partial Regex WindowOfYear();

    [GeneratedRegex("^[0-9]{4}/[0-9]{4}$")]
    private static partial Regex AgreementYear();

    [GeneratedRegex("^(vårterminen|höstterminen|vt|ht) ?([0-9]{4}(?:/[0-9]{2,4})?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchoolTerm();
}
