using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Medborgarlofte.Pages.Tests.Numbers;

/// <summary>The tables of an agreement's page beside the API's answer.</summary>
internal sealed partial class ShownNumbers(IDocument page, string language)
{
    private static readonly Dictionary<string, (string Sv, string En)> Outcomes = new()
    {
        ["fulfilled"] = ("Uppfyllt", "Fulfilled"), ["notFulfilled"] = ("Inte uppfyllt", "Not fulfilled"), ["inProgress"] = ("Pågår", "In progress"),
        ["notStarted"] = ("Inte påbörjat", "Not started"), ["notReported"] = ("Inte redovisat", "Not reported"),
        ["notRequested"] = ("Inte begärt", "Not requested"), ["notMeasurable"] = ("Inte mätbart", "Not measurable"),
    };

    private static readonly Dictionary<string, (string Sv, string En)> States = new()
    {
        ["met"] = ("nått", "reached"), ["missed"] = ("missat", "missed"), ["open"] = ("inte slut", "not over"),
        ["notReported"] = ("inte redovisat", "not reported"), ["cut"] = ("delat, bedöms inte", "cut, not judged"),
    };

    private readonly List<string> differences = [];

    /// <summary>Everything on the page that is not as the API says.</summary>
    public IReadOnlyList<string> Differences(JsonElement followUp)
    {
        var commitments = followUp.GetProperty("agreement").GetProperty("promises").EnumerateArray()
            .SelectMany(promise => promise.GetProperty("commitments").EnumerateArray()).ToList();
        Same("commitments", commitments.Count, page.QuerySelectorAll(".pledge").Length);
        foreach (var commitment in commitments)
        {
            var id = Text(commitment, "id");
            var article = page.GetElementById($"c-{id.Split('~')[1]}")!;
            Same($"{id} wording", Text(commitment, "text"), article.QuerySelector("h3")!.TextContent.Trim());
            Same($"{id} sentence", Text(commitment.GetProperty("sentence"), language), article.QuerySelector(".sentence")!.TextContent.Trim());
            Same($"{id} outcome", Word(OutcomeOf(commitment)), article.QuerySelector(".axes .o")!.TextContent.Trim());
            var parts = commitment.TryGetProperty("parts", out var told) ? told.EnumerateArray().Select(part => part.GetProperty("count").GetDouble()) : [];
            Same($"{id} parts", Join(parts), Join(Numbers(article.QuerySelector(".parts")?.TextContent ?? "")));
            foreach (var target in commitment.GetProperty("targets").EnumerateArray())
            {
                Compare(id, target, article, Course(followUp, id, Text(target, "id")));
            }
        }

        return differences;
    }

    // The API has the sum of all windows and areas; the page has the number as it was promised, for each of them.
    private static int Cells(JsonElement target) => Text(target, "kind") != "occasions" ? 1
        : target.TryGetProperty("windows", out var windows)
            ? Math.Max(1, ((string[])["met", "missed", "open", "notReported"]).Sum(field => windows.TryGetProperty(field, out var count) ? count.GetInt32() : 0))
        : target.TryGetProperty("eachArea", out var each) && each.GetBoolean() ? Math.Max(1, target.GetProperty("details").EnumerateArray().Count(area => Text(area, "state") != "cut"))
        : 1;

    // While a period runs, what is not reported may still come.
    private static (string Sv, string En) OutcomeOf(JsonElement commitment) =>
        (Text(commitment, "outcome"), Text(commitment, "pace")) is ("notReported", "notApplicable")
            ? ("Inte redovisat än", "Not reported yet")
            : Outcomes[Text(commitment, "outcome")];

    private static JsonElement? Course(JsonElement followUp, string commitment, string target) => followUp.GetProperty("courses").EnumerateArray()
        .Where(course => Text(course, "commitmentId") == commitment && Text(course, "targetId") == target).Select(course => (JsonElement?)course).SingleOrDefault();

    private void Compare(string commitment, JsonElement target, IElement article, JsonElement? course)
    {
        var name = $"{commitment}:{Text(target, "id")}";
        var table = page.GetElementById(name);
        if (table is null)
        {
            Same($"{name} has no table and no number", "", Join(Values(target, "required", "count")));
            Same($"{name} has no table and no windows", false, target.TryGetProperty("windows", out _) || target.TryGetProperty("details", out var none) && none.GetArrayLength() > 0);
            return;
        }

        string Shown(string field) => table.QuerySelector($"[data-field={field}]")?.TextContent ?? "";
        Same($"{name} required", Join(Values(target, "required", "requiredUpper")), Join(Numbers(Shown("required")).Select(number => number * Cells(target))));
        Same($"{name} count", Join(Values(target, "count")), Join(Numbers(Shown("count"))));
        if (target.TryGetProperty("windows", out var windows))
        {
            foreach (var field in (string[])["met", "missed", "notReported", "open"])
            {
                Same($"{name} {field}", windows.TryGetProperty(field, out var count) ? count.GetDouble() : 0, Numbers(Shown(field)).Single());
            }
        }

        Details(name, target, article, table, course);
    }

    private void Details(string name, JsonElement target, IElement article, IElement table, JsonElement? course)
    {
        var details = target.TryGetProperty("details", out var list) ? list.EnumerateArray().ToList() : [];
        var rows = table.NextElementSibling is { } next && next.ClassList.Contains("list") && !next.ClassList.Contains("course")
            ? next.QuerySelectorAll("tbody tr").ToList()
            : [];
        if (rows.Count > 0)
        {
            Same($"{name} rows", details.Count, rows.Count);
            foreach (var (detail, row) in details.Zip(rows))
            {
                var cells = row.Children;
                Same($"{name} {Text(detail, "label")} name", Text(detail.GetProperty("name"), language), cells[0].TextContent.Trim());
                Same($"{name} {Text(detail, "label")} count", Value(detail, "count"), Shown(detail, cells[1].TextContent));
                Same($"{name} {Text(detail, "label")} state", Word(States[Text(detail, "state")]), cells[2].TextContent.Trim());
            }
        }
        else
        {
            Grid(name, target, details, article);
        }

        if (course is { } growing && table.ParentElement!.QuerySelector("table.course") is { } totals && growing.TryGetProperty("points", out var points)
            && totals.PreviousElementSibling == table)
        {
            Same($"{name} course", Join(points.EnumerateArray().Select(point => point.GetProperty("total").GetDouble())),
                Join(totals.QuerySelectorAll("tbody td").SelectMany(cell => Numbers(cell.TextContent))));
        }
    }

    private void Grid(string name, JsonElement target, List<JsonElement> details, IElement article)
    {
        foreach (var detail in details)
        {
            var label = Text(detail, "label");
            var cells = article.QuerySelectorAll("td[data-label]").Where(cell => cell.GetAttribute("data-label") == label).ToList();
            if (cells.Count == 0)
            {
                differences.Add($"{name} {label} is not shown");
                continue;
            }

            var shown = cells[0].TextContent.Trim();
            if (Text(target, "kind") == "milestone")
            {
                Same($"{name} {label} state", Step(detail), StepShown(shown));
            }
            else
            {
                Same($"{name} {label} state", true, shown.EndsWith(Word(States[Text(detail, "state")]), StringComparison.Ordinal));
                Same($"{name} {label} count", Value(detail, "count"), Shown(detail, shown));
            }
        }
    }

    // A step says on which day it was reached, and by which it should have been when that was too late.
    private static string Step(JsonElement detail) => !detail.TryGetProperty("period", out _) && Value(detail, "count") > 0 ? "unknown day"
        : Text(detail, "state") is "met" or "missed"
        ? $"{Text(detail, "state")} {Text(detail.GetProperty("period"), "startDate")[..4]}"
        : Text(detail, "state");

    private string StepShown(string shown) => shown == Word(States["open"]) ? "open"
        : shown == Word(States["notReported"]) ? "notReported"
        : shown == Word(("nått, okänt vilken dag", "reached, on an unknown day")) ? "unknown day"
        : $"{(shown.Contains(Word((", efter sista dagen", ", after the last day")), StringComparison.Ordinal) ? "missed" : "met")} {Year().Match(shown).Value}";

    /// <summary>The number of a window; a dash only where the API says that nothing is reported.</summary>
    private double? Shown(JsonElement detail, string text) =>
        text.TrimStart().StartsWith('–') ? Text(detail, "state") == "notReported" ? 0 : null : Numbers(text)[0];

    private void Same<T>(string what, T expected, T shown)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, shown))
        {
            differences.Add($"{what}: API {expected}, page {shown}");
        }
    }

    private string Word((string Sv, string En) words) => language == "sv" ? words.Sv : words.En;

    private List<double> Numbers(string text)
    {
        var plain = language == "sv"
            ? text.Replace("\u00a0", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
        return [.. Number().Matches(plain).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<double> Values(JsonElement element, params string[] names) =>
        names.Where(name => element.TryGetProperty(name, out _)).Select(name => element.GetProperty(name).GetDouble());

    private static double? Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDouble() : 0d;

    private static string Join(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex Year();

    [GeneratedRegex("-?[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Number();
}
