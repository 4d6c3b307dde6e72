using System.Globalization;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Limits;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>One of the two languages of the pages: its texts, its dates and numbers as its readers write them, and its addresses.</summary>
public sealed class Language
{
    /// <summary>Swedish, at /.</summary>
    public static readonly Language Swedish = new("sv", "");

    /// <summary>English, at /en.</summary>
    public static readonly Language English = new("en", "/en");

    private const string Digits = "#,##0.######";

    private Language(string code, string root) => (Code, Root) = (code, root);

    /// <summary>"sv" or "en".</summary>
    public string Code { get; }

    /// <summary>What its addresses begin with: nothing, or "/en".</summary>
    public string Root { get; }

    /// <summary>The other one.</summary>
    public Language Other => IsSwedish ? English : Swedish;

    private bool IsSwedish => this == Swedish;

    /// <summary>The text in this language.</summary>
    public string T(string swedish, string english) => IsSwedish ? swedish : english;

    /// <summary>The text in this language; empty for none.</summary>
    public string T(LocalizedText? text) => text is null ? "" : T(text.Sv, text.En);

    /// <summary>The language of a text that is only in Swedish, where it is not the page's own; null otherwise.</summary>
    public string? OfSwedish => IsSwedish ? null : "sv";

    /// <summary>"1 januari 2020".</summary>
    public string Day(DateOnly day) => $"{day.Day}\u00a0{Month(day)} {day.Year}";

    /// <summary>"1 jan. 2020"; the abbreviations of Språkrådet, and the English ones.</summary>
    public string ShortDay(DateOnly day)
    {
        var month = Month(day);
        var name = month.Length <= 4 ? month : IsSwedish ? $"{month[..(month is "september" ? 4 : 3)]}." : month[..3];
        return $"{day.Day}\u00a0{name}\u00a0{day.Year}";
    }

    /// <summary>"December 2026", as a heading.</summary>
    public string MonthOf(DateOnly day)
    {
        var name = Month(day);
        return $"{char.ToUpperInvariant(name[0])}{name[1..]} {day.Year}";
    }

    private string Month(DateOnly day) => IsSwedish ? MonthNames.Swedish(day.Month) : MonthNames.English(day.Month);

    /// <summary>A full-date of the wire as its readers write it; empty for none.</summary>
    public string Day(string fullDate) => fullDate.Length == 0 ? "" : Day(Parse(fullDate));

    /// <summary>"1 januari 2020–31 december 2021".</summary>
    public string Days(Period? days) => days is null ? T("utan angiven period", "no stated period")
        : days.StartDate == days.EndDate ? Day(days.StartDate)
        : $"{Day(days.StartDate)} – {Day(days.EndDate)}";

    /// <summary>"2020–2021", "2022".</summary>
    public string Years(Period? days) => days is null ? T("utan angiven period", "no stated period")
        : days.StartDate[..4] == days.EndDate[..4] ? days.StartDate[..4]
        : $"{days.StartDate[..4]}–{days.EndDate[..4]}";

    /// <summary>"1 jan. 2022", "1 jan. – 31 dec. 2022"; empty for no first day.</summary>
    public string ShortDays(string start, string end)
    {
        if (start.Length == 0 || end.Length == 0 || end == start)
        {
            return start.Length == 0 ? "" : ShortDay(Parse(start));
        }

        var (first, last) = (ShortDay(Parse(start)), ShortDay(Parse(end)));
        return start[..4] == end[..4] ? $"{first[..^5]} – {last}" : $"{first} – {last}";
    }

    /// <summary>"1 234,5" or "1,234.5", with every decimal that a value may have.</summary>
    public string Number(double number)
    {
        var text = WireNumber.ToShow(number)?.ToString(Digits, CultureInfo.InvariantCulture) ?? number.ToString(Digits, CultureInfo.InvariantCulture);
        return IsSwedish ? text.Replace(',', '\u00a0').Replace('.', ',') : text;
    }

    /// <summary>A full-date of the wire.</summary>
    public static DateOnly Parse(string fullDate) => DateOnly.ParseExact(fullDate, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Who, as a heading says it.</summary>
    public string Who(Party party) => party switch
    {
        Party.Police => T("Polisen", "The police"),
        Party.Municipality => T("Kommunen", "The municipality"),
        _ => T("Tillsammans", "Together"),
    };

    /// <summary>"Polisen och kommunen", "Polisen och Vätterhem": every owner of a commitment.</summary>
    /// <param name="commitment">Whose owners.</param>
    /// <param name="either">True for what is missing of one of them, and nobody can say of whom.</param>
    public string Who(CommitmentFollowUp commitment, bool either = false)
    {
        string[] owners = [.. commitment.Responsible.Order().Select((party, index) => index == 0 ? Who(party) : Who(party).ToLowerInvariant()), .. commitment.ThirdParties];
        return owners.Length switch
        {
            0 => either ? T("Parterna", "The parties") : T("Ingen part är angiven", "No party is stated"),
            1 => owners[0],
            _ => $"{string.Join(", ", owners[..^1])} {(either ? T("eller", "or") : T("och", "and"))} {owners[^1]}",
        };
    }

    /// <summary>Address of the start page.</summary>
    public string Start => $"{Root}/";

    /// <summary>Address of a municipality's page.</summary>
    public string Municipality(string code) => $"{Root}{T("/kommuner", "/municipalities")}/{code}";

    /// <summary>Address of a municipality's feed.</summary>
    public string Feed(string code) => $"{Municipality(code)}/feed.atom";

    /// <summary>Address of a municipality's calendar.</summary>
    public string Calendar(string code) => $"{Municipality(code)}{T("/kalender", "/calendar")}.ics";

    /// <summary>Address of an agreement's page.</summary>
    public string Agreement(string id) => $"{Root}{T("/avtal", "/agreements")}/{Uri.EscapeDataString(id)}";

    /// <summary>Address of an agreement's report for print.</summary>
    public string Report(string id) => $"{Agreement(id)}{T("/rapport", "/report")}";

    /// <summary>Address of an agreement's state to paste elsewhere.</summary>
    public string Copy(string id) => $"{Agreement(id)}{T("/kopia", "/copy")}";

    /// <summary>Address of what stands in a frame on another site.</summary>
    public string Embed(string id) => $"{Root}/embed/{Uri.EscapeDataString(id)}";

    /// <summary>Address of the picture of an agreement or a commitment, for shared links.</summary>
    public string Picture(string id) => $"{Embed(id)}.png";

    /// <summary>The same of a municipality.</summary>
    public string MunicipalityPicture(string code) => $"{Municipality(code)}{T("/bild", "/picture")}.png";

    /// <summary>A municipality as a heading says it.</summary>
    public string Name(Contracts.Codes.Municipality municipality) => T(municipality.OfficialName, $"{municipality.Name} municipality");

    /// <summary>Address of a commitment's page; the id is written agreement~commitment.</summary>
    public string Commitment(string id) => $"{Root}{T("/ataganden", "/commitments")}/{Uri.EscapeDataString(id)}";

    /// <summary>Address of the page that tells what a pledge is.</summary>
    public string About => $"{Root}{T("/om", "/about")}";

    /// <summary>Address of the page that tells how is counted; a part of it after "#".</summary>
    public string HowWeCount => $"{Root}{T("/sa-raknar-vi", "/how-we-count")}";

    /// <summary>Address of the accessibility statement.</summary>
    public string Accessibility => $"{Root}{T("/tillganglighet", "/accessibility")}";

    /// <summary>Address of the page about a kind of problem: in Swedish, the type that problems state.</summary>
    public string Problem(string name) => $"{Root}/problems/{name}";

    /// <summary>Address of the page about the data.</summary>
    public string OpenData => $"{Root}{T("/oppna-data", "/open-data")}";
}
