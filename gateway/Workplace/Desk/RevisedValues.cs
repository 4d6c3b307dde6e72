using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>What a revision changes of what counts: "antal: 50 → 60".</summary>
internal static class RevisedValues
{
    private const string None = "–";

    /// <summary>Every value of a commitment that differs, its text apart.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="after">As it would stand.</param>
    /// <param name="agreement">Whose own names the values may have.</param>
    /// <param name="language">Of the page.</param>
    public static List<string> Of(Commitment before, Commitment after, Agreement agreement, Language language)
    {
        var names = DraftForm.Of(agreement);
        var (old, next) = (Leaves(before, names, language), Leaves(after, names, language));
        return [.. old.Keys.Union(next.Keys).Where(path => old.GetValueOrDefault(path, None) != next.GetValueOrDefault(path, None))
            .Select(path => $"{Name(path, language)}: {old.GetValueOrDefault(path, None)} → {next.GetValueOrDefault(path, None)}")];
    }

    private static Dictionary<string, string> Leaves(Commitment commitment, DraftForm names, Language language)
    {
        var json = DraftForm.ToJson(commitment);
        json.Remove("text");
        json.Remove("id");
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(json, "", leaves, (path, value) => Shown(FieldOf(path), value, names, language));
        return leaves;
    }

    /// <summary>A list of values is one value; a list of parts is taken part by part.</summary>
    private static void Add(JsonNode? node, string path, Dictionary<string, string> leaves, Func<string, string, string> shown)
    {
        switch (node)
        {
            case JsonObject message:
                foreach (var (name, value) in message)
                {
                    Add(value, path.Length == 0 ? name : $"{path}.{name}", leaves, shown);
                }

                break;
            case JsonArray list when list.All(one => one is JsonValue):
                leaves[path] = list.Count == 0 ? None : string.Join(", ", list.Select(one => shown(path, one!.ToString())));
                break;
            case JsonArray list:
                foreach (var (index, one) in list.Index())
                {
                    Add(one, $"{path}[{index}]", leaves, shown);
                }

                break;
            case JsonValue value:
                leaves[path] = value.ToString() is { Length: > 0 } text ? shown(path, text) : None;
                break;
        }
    }

    private static string FieldOf(string path) => path[(path.LastIndexOf('.') + 1)..].Split('[')[0];

    /// <summary>A value as the desk words it.</summary>
    private static string Shown(string field, string value, DraftForm names, Language l) => field switch
    {
        "comparison" => Chosen(Goals.Comparisons(l), value),
        "per" => Chosen(Goals.Windows(l), value),
        "responsible" or "parties" => WorkWords.Party(value == "police" ? Party.Police : Party.Municipality, l).ToLowerInvariant(),
        "number" or "upperNumber" or "percent" or "goal" or "baseline" => WrittenNumber.Shown(value, l),
        "dueDate" or "startDate" or "endDate" => l.Day(value),
        _ when value is "true" or "false" => value == "true" ? l.T("ja", "yes") : l.T("nej", "no"),
        _ => CodeText.NameOf(field, value, names, l),
    };

    private static string Chosen(IReadOnlyList<(string Value, string Text)> options, string value) =>
        options.FirstOrDefault(option => option.Value == value) is { Text: { } text } ? text : value;

    private static string Name(string path, Language l) => FieldOf(path) switch
    {
        "number" => l.T("antal", "number"),
        "upperNumber" => l.T("högst", "at most"),
        "percent" => l.T("procent", "per cent"),
        "comparison" => l.T("jämförelse", "comparison"),
        "per" => l.T("tid", "window"),
        "kinds" => l.T("aktiviteter", "activities"),
        "focuses" or "anyFocuses" => l.T("inriktningar", "focuses"),
        "areas" => l.T("områden", "areas"),
        "responsible" => l.T("ansvarig", "responsible"),
        "thirdParties" => l.T("andra aktörer", "other organisations"),
        "promises" => l.T("löften", "promises"),
        "dueDate" => l.T("senast", "due"),
        "goal" => l.T("målvärde", "goal"),
        "baseline" => l.T("utgångsvärde", "base value"),
        "startDate" => l.T("från och med", "from"),
        "endDate" => l.T("till och med", "until"),
        "reading" => l.T("så är det läst", "how it is read"),
        "unit" => l.T("enhet", "unit"),
        "audiences" => l.T("målgrupper", "audiences"),
        "outcome" => l.T("resultat", "outcome"),
        "times" => l.T("gånger", "times"),
        "every" => l.T("veckor eller månader tillsammans", "weeks or months together"),
        "everyFrom" => l.T("räknat från", "counted from"),
        "name" or "sv" => l.T("namn", "name"),
        "en" => l.T("engelskt namn", "English name"),
        "direction" => l.T("åt vilket håll", "which way"),
        "eachArea" => l.T("i varje område", "in each area"),
        "upperIsCeiling" => l.T("fler bryter åtagandet", "more breaks the commitment"),
        var other => other,
    };
}
