using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>A path such as "commitments[1].targets[0].occasions.number": what it means in the contract, and where it leads in a draft's JSON.</summary>
internal static class FieldPath
{
    private const int LongestPath = 200;
    private const int Malformed = -2;

    /// <summary>The field that a path of the agreement leads to; null for one that leads nowhere, or past the end of the longest list.</summary>
    public static FieldDescriptor? Find(string path)
    {
        if (path.Length > LongestPath)
        {
            return null;
        }

        MessageDescriptor? message = Agreement.Descriptor;
        FieldDescriptor? field = null;
        foreach (var (name, index) in Steps(path))
        {
            field = message?.Fields.InDeclarationOrder().FirstOrDefault(one => one.JsonName == name);
            if (field is null || index == Malformed || (index >= 0 && index >= MostItems(field)))
            {
                return null;
            }

            // A list in the middle of a path has an index, and nothing else has one.
            message = field.FieldType == FieldType.Message && field.IsRepeated == index >= 0 ? field.MessageType : null;
        }

        return field;
    }

    /// <summary>The value at a path; null for none.</summary>
    public static JsonNode? Get(JsonObject root, string path)
    {
        JsonNode? node = root;
        foreach (var (name, index) in Steps(path))
        {
            node = (node as JsonObject)?[name];
            if (index >= 0)
            {
                node = node is JsonArray list && index < list.Count ? list[index] : null;
            }
        }

        return node;
    }

    /// <summary>Puts a value at a path, making what is missing on the way; null takes it away. A row is only added next to the last one.</summary>
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        var steps = Steps(path).ToList();
        var parent = root;
        foreach (var (name, index) in steps[..^1])
        {
            if (Child(parent, name, index) is not { } child)
            {
                return;
            }

            parent = child;
        }

        var (last, place) = steps[^1];
        if (place >= 0)
        {
            throw new ArgumentException("A path that is set ends in a field.", nameof(path));
        }

        parent.Remove(last);
        if (value is not null)
        {
            parent[last] = value;
        }
    }

    /// <summary>The id of the element that shows a path.</summary>
    public static string IdOf(string path) => path.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '-');

    /// <summary>How many a list may hold by its contract; 0 for what is no list.</summary>
    private static int MostItems(FieldDescriptor field) => field.IsRepeated ? field.GetOptions()?.GetExtension(LimitsExtensions.Limits)?.MaxItems ?? 0 : 0;

    private static JsonObject? Child(JsonObject parent, string name, int index)
    {
        if (index < 0)
        {
            if (parent[name] is not JsonObject child)
            {
                parent[name] = child = [];
            }

            return child;
        }

        if (parent[name] is not JsonArray list)
        {
            parent[name] = list = [];
        }

        if (index == list.Count)
        {
            list.Add(new JsonObject());
        }

        return index < list.Count ? list[index] as JsonObject : null;
    }

    private static IEnumerable<(string Name, int Index)> Steps(string path)
    {
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            yield return bracket < 0 ? (part, -1)
                : part[^1] == ']' && int.TryParse(part.AsSpan(bracket + 1, part.Length - bracket - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (part[..bracket], index)
                : (part[..bracket], Malformed);
        }
    }
}
