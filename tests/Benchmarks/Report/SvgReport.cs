using System.Net;
using System.Text;

namespace Medborgarlofte.Benchmarks.Report;

/// <summary>What the design promises, as bars: each is drawn as its share of the budget, with a line where the budget is.</summary>
internal static class SvgReport
{
    private const int Row = 26, Left = 560, Width = 300, Most = 3;

    public static string Write(IReadOnlyList<Figure> figures)
    {
        var promised = figures.Where(figure => figure.Budget is not null).ToList();
        var height = (promised.Count + 1) * Row;
        var svg = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Width + 130} {height}" font-family="sans-serif" font-size="13">
            <title>Measured, as a share of what the design promises</title>

            """);
        foreach (var (index, figure) in promised.Index())
        {
            var share = Math.Min(Most, figure.Judged / figure.Budget!.Value);
            var y = (index + 1) * Row;
            svg.Append($"""
                <text x="{Left - 8}" y="{y + 4}" text-anchor="end">{WebUtility.HtmlEncode($"{figure.Group}: {figure.Name}")}</text>
                <rect x="{Left}" y="{y - 7}" width="{share / Most * Width:0.0}" height="14" fill="{(figure.Kept == true ? "#0b4f66" : "#b3541e")}"/>
                <text x="{Left + Width + 8}" y="{y + 4}">{TableReport.Number(figure.Judged)} {(figure.LessIsBetter ? "≤" : "≥")} {TableReport.Number(figure.Budget.Value)}</text>

                """);
        }

        var mark = Left + (Width / Most);
        svg.Append($"""
            <path d="M{mark} 4V{height}" stroke="#333" stroke-dasharray="3 3"/>
            <text x="{mark + 4}" y="12" font-size="11">budget</text>
            </svg>

            """);
        return svg.ToString();
    }
}
