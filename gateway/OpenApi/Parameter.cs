using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>A parameter of a request.</summary>
internal sealed record Parameter(string Name, string Sv, string En, JsonNode Example)
{
    // No format date-time: clients that NSwag makes would write such a parameter without its offset, which is refused. As a text it also keeps every decimal.
    private const string Instant = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

    public static readonly Parameter Limit = new("limit", "Högst så många på en sida.", "At most this many on a page.", 20)
    {
        Type = JsonSchemaType.Integer, Least = 1, Most = 200, Default = 20,
    };

    public static readonly Parameter Offset = new("offset", "Så många hoppas över; inte tillsammans med page.", "How many are passed over; not with page.", 0)
    {
        Type = JsonSchemaType.Integer, Least = 0, Most = 100_000_000,
    };

    public static readonly Parameter Page = new("page", "Sidans nummer från 1; inte tillsammans med offset.", "Number of the page, from 1; not with offset.", 1)
    {
        Type = JsonSchemaType.Integer, Least = 1, Most = 500_000,
    };

    public static readonly Parameter Municipality = new(
        "municipality-code", "Kommunkod med fyra siffror; alla kommuner när den utelämnas.", "Four-digit kommunkod; every municipality when left out.", "0685")
    {
        Pattern = "^[0-9]{4}$",
    };

    public static readonly Parameter OneMunicipality = new("municipality-code", "Kommunkod med fyra siffror.", "Four-digit kommunkod.", "0685")
    {
        Pattern = "^[0-9]{4}$", IsRequired = true,
    };

    public static readonly Parameter Agreement = new("agreement-id", "Medborgarlöftets id.", "Id of the agreement.", "vetlanda-2026");

    public static readonly Parameter After = new(
        "after", "Position i en tidigare sida; från början när den utelämnas.", "Position of an earlier page; from the beginning when left out.", "");

    public static readonly Parameter CountedOnly = Flag("counted", "Bara det som räknas.", "Only what counts.");

    public static readonly Parameter Excluded = new(
        "excluded", "Bara uppgifter som inte räknas av detta skäl, en rad för varje; inte tillsammans med counted.",
        "Only records that do not count for this reason, a row for each; not with counted.", "PERIOD")
    {
        Pattern = "^[A-Z_]{1,32}$",
    };

    public static readonly Parameter AsOf = new(
        "as-of", "Vad som var registrerat vid denna tidpunkt (RFC 3339); nu när den utelämnas.",
        "What had been recorded at this instant (RFC 3339); now when left out.", "2026-01-01T00:00:00Z")
    {
        Pattern = Instant,
    };

    public static readonly Parameter Position = new(
        "position", "Positionen i ett tidigare svar, tillsammans med dess asOf: samma svar igen, för alltid.",
        "The position of an earlier answer, together with its asOf: the same answer again, for ever.", "120.33.9")
    {
        Pattern = "^[0-9]+\\.[0-9]+\\.[0-9]+$",
    };

    public static readonly Parameter ValidateOnly = Flag(
        "validate-only", "Svara vad som skulle hända och spara ingenting.", "Answer what would happen and store nothing.");

    public static readonly Parameter ProposeOnly = Flag(
        "propose-only", "Spara revideringen som ett förslag som ingen har undertecknat.", "Store the revision as a proposal that nobody has signed.");

    public static readonly Parameter Atomic = Flag(
        "atomic", "Av många rapporter sparas alla eller ingen.", "Of many records store all or none.");

    public static readonly Parameter ErrorsOnly = Flag(
        "errors-only", "Av många rapporter: svara bara om dem som avvisas, och med sammanfattningen.",
        "Of many records: answer only about those that are refused, and with the summary.");

    public static readonly Parameter IgnoreColumns = new(
        "ignore-columns", "Kolumner i en CSV-fil som ska hoppas över, med komma emellan.",
        "Columns of a CSV file that are to be ignored, with commas between.", "Handläggare,Ort");

    public static readonly Parameter Reason = new(
        "reason", "Varför en sparad rapport rättas, högst 200 tecken, inga personuppgifter.",
        "Why a stored record is corrected; at most 200 characters, no personal data.", "Fel datum i första rapporten.")
    {
        Longest = 200,
    };

    public static readonly Parameter Mapping = new(
        "mapping", "Namnet på en sparad översättning som CSV-filen läses med.", "Name of a stored mapping that the CSV file is read by.", "arendesystemet")
    {
        Longest = 64,
    };

    public static readonly Parameter Reinstate = Flag(
        "reinstate", "Det som är återtaget gäller igen. Annars förblir det återtaget (stillWithdrawn), vad som än sänds.",
        "What is withdrawn holds again. Without it, it stays withdrawn (stillWithdrawn), whatever is sent.");

    public static readonly Parameter ExportedAt = new(
        "exported-at", "När filen skrevs (RFC 3339). Det som sparats senare än så ändras inte (stale).",
        "When the file was written (RFC 3339). What was stored later than that is not changed (stale).", "2026-06-01T02:00:00Z")
    {
        Pattern = Instant,
    };

    public static readonly Parameter Replaces = new(
        "replaces", "Filen är allt som finns för perioden: det som är sparat från källan för filens kommuner och inte finns i den återtas.",
        "The file is all there is for the period: what is held of the source for the file's municipalities and is not in it is withdrawn.",
        "2026-05-01/2026-05-31")
    {
        Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    };

    public static readonly Parameter Kinds = new(
        "kinds", "Tillsammans med replaces: bara dessa slag, med komma emellan.", "Beside replaces: only these kinds, with commas between.", "trafikkontroll,fotpatrull");

    public static readonly Parameter Confirm = new(
        "confirm", "Tillsammans med replaces: hur många som ska återtas, när det är mer än en tiondel av vad som är sparat.",
        "Beside replaces: how many are to be withdrawn, when that is more than a tenth of what is held.", 47)
    {
        Type = JsonSchemaType.Integer, Least = 0, Most = 1_000_000,
    };

    public static readonly Parameter WithdrawalReason = new(
        "reason", "Varför rapporten återtas, högst 200 tecken, inga personuppgifter; här eller i kroppen.",
        "Why the record is withdrawn; at most 200 characters, no personal data; here or in the body.", "Rapporten gällde en annan kommun.")
    {
        Longest = 200,
    };

    public static readonly Parameter IfMatch = new(
        "If-Match", "Ändra bara om den sparade versionen har denna etag; annars 412.",
        "Change only when the stored version has this etag; 412 otherwise.", "\"AAAAAAAAAAE\"")
    {
        In = ParameterLocation.Header,
    };

    public static readonly Parameter IfNoneMatch = new(
        "If-None-Match", "Versioner som anroparen redan har; 304 när en av dem gäller än.",
        "Versions that the caller has already; 304 when one of them still holds.", "W/\"jB8oXH0dV2nXqv7C4m3s1Q\"")
    {
        In = ParameterLocation.Header,
    };

    public static readonly Parameter OnlyNew = new(
        "If-None-Match", "* sparar bara om ingenting finns sparat; annars 412.", "* stores only when nothing is stored; 412 otherwise.", "*")
    {
        In = ParameterLocation.Header,
    };

    public static readonly Parameter Separator = new(
        "separator", "semicolon ger en fil för svenskt Excel.", "semicolon gives a file for Swedish Excel.", "semicolon")
    {
        Words = ["comma", "semicolon"],
    };

    /// <summary>Where it stands.</summary>
    public ParameterLocation In { get; init; } = ParameterLocation.Query;

    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    public string? Format { get; init; }

    public string? Pattern { get; init; }

    public bool IsRequired { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }

    public int? Longest { get; init; }

    public JsonNode? Default { get; init; }

    /// <summary>The words that it may be; any text when empty.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A day.</summary>
    public static Parameter Day(string name, string sv, string en, string example) => new(name, sv, en, example) { Format = "date" };

    /// <summary>True or false.</summary>
    public static Parameter Flag(string name, string sv, string en) => new(name, sv, en, true) { Type = JsonSchemaType.Boolean };
}
