using System.Globalization;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>The record that every benchmark pushes: an ordinary traffic control.</summary>
internal static class Records
{
    public const string Vetlanda = "0685";

    public static PoliceActivity Activity(string id, int number, string municipalityCode = Vetlanda) => new()
    {
        RecordId = id,
        MunicipalityCode = municipalityCode,
        Kind = "trafikkontroll",
        Focuses = { "trafikbeteende" },
        Date = Day(number),
    };

    public static string Json(string id, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"recordId":"{{id}}","municipalityCode":"{{Vetlanda}}","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"{{Day(number)}}"}""");

    public static string Csv(string id, int number) => $"{id};{Vetlanda};trafikkontroll;trafikbeteende;{Day(number)}";

    private static string Day(int number) => new DateOnly(2020, 1, 1).AddDays(number % 730).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
