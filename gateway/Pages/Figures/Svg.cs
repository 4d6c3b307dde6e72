using System.Globalization;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>Numbers of a drawing.</summary>
internal static class Svg
{
    /// <summary>A length of the user's units, with at most two decimals.</summary>
    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of the width: "43.5%".</summary>
    public static string P(double share) => $"{Math.Clamp(share * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture)}%";
}
