using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Journal.Redactions;

/// <summary>Where texts stand in an event.</summary>
internal static class TextPaths
{
    /// <summary>Every text that stands apart from the event, with its place, such as "problems[0].text".</summary>
    public static IEnumerable<(string Path, string Token)> Of(JsonNode? node, string path = "") => node switch
    {
        JsonObject fields => fields.SelectMany(field => Of(field.Value, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray items => items.Index().SelectMany(item => Of(item.Item, $"{path}[{item.Index}]")),
        JsonValue value when value.TryGetValue(out string? text) && FreeTexts.IsToken(text) => [(path, text)],
        _ => [],
    };

    /// <summary>True for a place that a request names: the same one, or one below it.</summary>
    /// <param name="path">The place.</param>
    /// <param name="field">What is named; empty for every place.</param>
    public static bool IsIn(string path, string field) => field.Length == 0 || path == field
        || (path.StartsWith(field, StringComparison.Ordinal) && path[field.Length] is '.' or '[');

    /// <summary>The event's field that a place is in.</summary>
    public static string FieldOf(string path) => path[..(path.IndexOfAny(['.', '[']) is >= 0 and var end ? end : path.Length)];
}
