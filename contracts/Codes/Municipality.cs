using System.Globalization;

namespace Medborgarlofte.Contracts.Codes;

/// <summary>A Swedish municipality.</summary>
/// <param name="Code">SCB's four-digit kommunkod; the first two digits are the county code. "0685".</param>
/// <param name="Name">Short name without "kommun": "Vetlanda".</param>
/// <param name="OfficialName">Name of the municipality as an authority: "Vetlanda kommun".</param>
/// <param name="CountyCode">SCB's two-digit länskod: "06".</param>
/// <param name="County">Name of the county: "Jönköpings län".</param>
/// <param name="Latitude">Of its middle, in degrees of WGS 84, for a dot on a map: 57.37.</param>
/// <param name="Longitude">Of its middle: 15.16.</param>
public sealed record Municipality(string Code, string Name, string OfficialName, string CountyCode, string County, double Latitude, double Longitude);

/// <summary>All 290 municipalities, ordered by code. Source: SCB's list of kommunkoder and länskoder.</summary>
public static class Municipalities
{
    private static readonly CodeList<Municipality> List = CodeFile.Read(
        "municipalities.csv",
        "code;name;officialName;countyCode;county;latitude;longitude",
        fields => new Municipality(fields[0], fields[1], fields[2], fields[3], fields[4], Degrees(fields[5]), Degrees(fields[6])));

    /// <summary>Every municipality, ordered by code.</summary>
    public static IReadOnlyList<Municipality> All => List.All;

    /// <summary>The municipality with this four-digit code, or null.</summary>
    public static Municipality? Find(string code) => List.Find(code);

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
