using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>What a revision changes of what counts: "antal: 50 → 60".</summary>
internal static class RevisedValues
{
    private const string None = "–";

    /// <summary>Every value of a commitment that differs, its text apart.</summary>
    public static List<string> Of(Commitment before, Commitment after, Language language)
    {
        var (old, next) = (Leaves(before), Leaves(after));
        return [.. old.Keys.Union(next.Keys).Where(path => old.GetValueOrDefault(path, None) != next.GetValueOrDefault(path, None))
            .Select(path => $"{Name(path, language)}: {old.GetValueOrDefault(path, None)} → {next.GetValueOrDefault(path, None)}")];
    }

    private static Dictionary<string, string> Leaves(Commitment commitment)
    {
        var json = DraftForm.ToJson(commitment);
        json.Remove("text");
        json.Remove("id");
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(json, "", leaves);
        return leaves;
    }

    /// <summary>A list of values is one value; a list of parts is taken part by part.</summary>
    private static void Add(JsonNode? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case JsonObject message:
                foreach (var (name, value) in message)
                {
                    Add(value, path.Length == 0 ? name : $"{path}.{name}", leaves);
                }

                break;
            case JsonArray list when list.All(one => one is JsonValue):
                leaves[path] = list.Count == 0 ? None : string.Join(", ", list.Select(one => one!.ToString()));
                break;
            case JsonArray list:
                foreach (var (index, one) in list.Index())
                {
                    Add(one, $"{path}[{index}]", leaves);
                }

                break;
            case JsonValue value:
                leaves[path] = value.ToString() is { Length: > 0 } text ? text : None;
                break;
        }
    }

    private static string Name(string path, Language l) => path[(path.LastIndexOf('.') + 1)..].Split('[')[0] switch
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
        var other => other,
    };
}
