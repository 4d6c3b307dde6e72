using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>Between the verdict that a case file expects and the one that the API gave.</summary>
internal static class Differences
{
    /// <summary>One line for each; empty when they agree.</summary>
    public static IReadOnlyList<string> Of(JsonElement expected, JsonElement actual)
    {
        var targets = actual.GetProperty("targets").EnumerateArray().ToList();
        List<string> found = [];
        Compare("outcome", expected.GetProperty("outcome"), actual.GetProperty("outcome"), found);
        Compare("evidence", expected.GetProperty("evidence"), actual.GetProperty("evidence").GetProperty("state"), found);
        if (expected.TryGetProperty("pace", out var pace))
        {
            Compare("pace", pace, actual.GetProperty("pace"), found);
        }

        CompareTarget("first target", expected, targets[0], found);
        if (expected.TryGetProperty("targets", out var others))
        {
            foreach (var other in others.EnumerateObject())
            {
                CompareTarget($"target {other.Name}", other.Value, targets.Single(target => Text(target, "id") == other.Name), found);
            }
        }

        return found;
    }

    /// <summary>All that is needed to decide who is right.</summary>
    public static string Describe(string file, JsonElement expected, JsonElement actual, IReadOnlyList<string> found) =>
        $"""
        {file} {Text(actual, "id")}: {Text(actual, "text")}
          {string.Join("; ", found)}
          expected  {expected}
          because   {Text(expected, "reasoning")}
          actual    {Text(actual, "outcome")}, {Text(actual, "pace")}, evidence {actual.GetProperty("evidence")}
          targets   {string.Join("; ", actual.GetProperty("targets").EnumerateArray().Select(Numbers))}
          sentence  {Text(actual.GetProperty("sentence"), "sv")}
                    {Text(actual.GetProperty("sentence"), "en")}
        """;

    // No count means that nothing is counted; of windows and precision the file states what matters.
    private static void CompareTarget(string name, JsonElement expected, JsonElement actual, List<string> found)
    {
        Compare($"{name}'s count", Find(expected, "count"), Find(actual, "count"), found);
        if (Find(expected, "windows") is { } windows)
        {
            Compare($"{name}'s windows", windows, Find(actual, "windows"), found);
        }

        if (Find(expected, "count") is not null)
        {
            var approximate = Find(expected, "approximate")?.GetBoolean() ?? false;
            Compare($"{name}'s approximate", JsonSerializer.SerializeToElement(approximate), actual.GetProperty("approximate"), found);
        }
    }

    private static void Compare(string what, JsonElement? expected, JsonElement? actual, List<string> found)
    {
        if (expected is null ? actual is not null : actual is null || !JsonElement.DeepEquals(expected.Value, actual.Value))
        {
            found.Add($"{what} is {actual?.ToString() ?? "absent"} and not {expected?.ToString() ?? "absent"}");
        }
    }

    private static string Numbers(JsonElement target) => string.Join(", ", target.EnumerateObject()
        .Where(property => property.Name != "details").Select(property => $"{property.Name} {property.Value}"));

    private static JsonElement? Find(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
