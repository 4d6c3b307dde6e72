using System.Globalization;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>Numbers of a drawing.</summary>
internal static class Svg
{
    /// <summary>A length of the user's units, with at most two decimals.</summary>
    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How a text stands about its place, so that it does not leave the drawing.</summary>
    public static string Anchor(double share) => share < .06 ? "start" : share > .88 ? "end" : "middle";

    /// <summary>A share of the width: "43.5%".</summary>
    public static string P(double share) => $"{Math.Clamp(share * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture)}%";
}
