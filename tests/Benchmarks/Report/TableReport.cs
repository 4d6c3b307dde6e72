using System.Text;

namespace Medborgarlofte.Benchmarks.Report;

/// <summary>The figures as one Markdown table.</summary>
internal static class TableReport
{
    public static string Write(IReadOnlyList<Figure> figures)
    {
        var table = new StringBuilder("| what | median | lowest–highest | reference | its median | ratio | budget |\n| --- | ---: | ---: | --- | ---: | ---: | --- |\n");
        foreach (var figure in figures)
        {
            var reference = figure.Reference.Count == 0 ? "" : $"{Number(Figure.At(figure.Reference, 50))} {figure.Unit}";
            var budget = figure.Budget is { } promised ? $"{(figure.LessIsBetter ? "≤" : "≥")} {Number(promised)}{(figure.Kept == true ? "" : ", **missed**")}" : "";
            table.Append($"| {figure.Group}: {figure.Name} | {Number(figure.Value)} {figure.Unit} | {Number(figure.Lowest)}–{Number(figure.Highest)} ")
                .Append($"| {figure.ReferenceName} | {reference} | {(figure.Ratio is { } ratio ? Number(ratio) : "")} | {budget} |\n");
        }

        return table.ToString();
    }

    /// <summary>Three digits that mean something.</summary>
    public static string Number(double value) => value switch
    {
        >= 100 => $"{Math.Round(value):0}",
        >= 10 => $"{value:0.0}",
        _ => $"{value:0.00}",
    };
}
