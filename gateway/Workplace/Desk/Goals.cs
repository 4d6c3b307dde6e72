using System.Text.Json.Nodes;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>The kinds of goal that the desk has a sentence for, and what a person is offered to choose among.</summary>
internal static class Goals
{
    /// <summary>The API's words, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All = ["occasions", "coverage", "milestone", "onRequest", "share", "indicator", "qualitative"];

    private static readonly Dictionary<string, string> Beginnings = new()
    {
        ["occasions"] = """{"comparison":"atLeast","number":1,"per":"period"}""",
        ["coverage"] = """{"times":1,"per":"period"}""",
        ["milestone"] = "{}",
        ["onRequest"] = """{"percent":100}""",
        ["share"] = """{"comparison":"atLeast","percent":50}""",
        ["indicator"] = """{"direction":"higher"}""",
        ["qualitative"] = "{}",
    };

    /// <summary>The goal of a target.</summary>
    public static string Of(DraftForm draft, string target) => All.FirstOrDefault(goal => draft.Has($"{target}.{goal}")) ?? All[^1];

    /// <summary>Another goal in the place of a target's own, which begins anew.</summary>
    public static void Change(DraftForm draft, string target, string goal)
    {
        if (!All.Contains(goal) || Of(draft, target) == goal && draft.Has($"{target}.{goal}"))
        {
            return;
        }

        foreach (var other in All)
        {
            FieldPath.Set(draft.Json, $"{target}.{other}", null);
        }

        FieldPath.Set(draft.Json, $"{target}.{goal}", JsonNode.Parse(Beginnings[goal]));
    }

    /// <summary>What it is called when it is chosen.</summary>
    public static string Name(string goal, Language language) => goal switch
    {
        "occasions" => language.T("ett antal", "a number"),
        "coverage" => language.T("alla i en uppräkning", "each of a list"),
        "milestone" => language.T("steg som ska nås", "steps to reach"),
        "onRequest" => language.T("när någon ber om det", "when somebody asks"),
        "share" => language.T("en andel", "a share"),
        "indicator" => language.T("ett mätvärde", "a measured value"),
        _ => language.T("arbete som beskrivs", "work that is described"),
    };

    /// <summary>"minst".</summary>
    public static IReadOnlyList<(string Value, string Text)> Comparisons(Language language) =>
    [
        ("atLeast", language.T("minst", "at least")), ("atMost", language.T("högst", "at most")),
        ("exactly", language.T("exakt", "exactly")), ("between", language.T("mellan", "between")),
    ];

    /// <summary>"under hela perioden".</summary>
    public static IReadOnlyList<(string Value, string Text)> Windows(Language language) =>
    [
        ("period", language.T("under hela perioden", "in the whole period")), ("year", language.T("varje år", "each year")),
        ("halfYear", language.T("varje halvår", "each half-year")), ("tertial", language.T("varje tertial", "each third of a year")),
        ("quarter", language.T("varje kvartal", "each quarter")), ("month", language.T("varje månad", "each month")),
        ("week", language.T("varje vecka", "each week")), ("day", language.T("varje dag", "each day")),
        ("schoolTerm", language.T("varje termin", "each school term")), ("season", language.T("varje årstid", "each season")),
    ];
}
