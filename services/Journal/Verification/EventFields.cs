using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Journal.Verification;

/// <summary>Compares what a row says with what an entry says.</summary>
public static class EventFields
{
    /// <summary>Names of the fields that differ.</summary>
    /// <param name="row">The event record that the row makes.</param>
    /// <param name="content">The entry's content as JSON.</param>
    public static IEnumerable<string> Differing(object row, string content)
    {
        var json = JsonSerializer.Serialize(row, row.GetType(), JournalJson.Options);
        if (json == content)
        {
            return [];
        }

        if (JsonNode.Parse(json) is not JsonObject one || JsonNode.Parse(content) is not JsonObject other)
        {
            return ["content"];
        }

        var names = one.Select(field => field.Key).Union(other.Select(field => field.Key))
            .Where(name => !JsonNode.DeepEquals(one[name], other[name])).ToList();
        return names.Count > 0 ? names : ["content"];
    }
}
