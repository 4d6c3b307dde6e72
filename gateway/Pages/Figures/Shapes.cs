namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>The shape of each state, in a square of ten: what is seen is never the colour alone.</summary>
internal static class Shapes
{
    /// <summary>A block, a cross, a half block, a frame, a diamond or a line, as data of an SVG path.</summary>
    /// <param name="state">"met", "missed", "half", "open", "notReported" or "cut".</param>
    public static string Path(string state) => state switch
    {
        "met" => "M0 1h10v10h-10z",
        "missed" => "M0 1l10 10m0-10l-10 10",
        "half" => "M0 1h10v10h-10zm0 10l10-10v10z",
        "open" => "M1 2h8v8h-8z",
        "notReported" => "M5 2l4 4-4 4-4-4z",
        _ => "M0 6h10",
    };
}
