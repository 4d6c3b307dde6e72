using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>
/// Whether JSON has an agreement's shape: objects, lists and values where the contract has them. The form's code relies on it. Unknown
/// fields, wrong values and lists that are too long pass: the form shows those as faults.
/// </summary>
internal static class DraftShape
{
    /// <summary>Path of the first place with another shape; null for none.</summary>
    public static string? FirstFault(JsonObject draft) => OfMessage(draft, Agreement.Descriptor, "");

    private static string? OfMessage(JsonObject message, MessageDescriptor type, string path)
    {
        foreach (var (name, value) in message)
        {
            var field = type.Fields.InDeclarationOrder().FirstOrDefault(one => one.JsonName == name);
            if (field is not null && value is not null && OfField(value, field, $"{path}{name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? OfField(JsonNode value, FieldDescriptor field, string path)
    {
        if (!field.IsRepeated)
        {
            return OfValue(value, field, path);
        }

        return value is JsonArray list
            ? list.Select((one, index) => OfValue(one, field, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))).FirstOrDefault(fault => fault is not null)
            : path;
    }

    private static string? OfValue(JsonNode? value, FieldDescriptor field, string path) => field.FieldType == FieldType.Message
        ? value is JsonObject message ? OfMessage(message, field.MessageType, $"{path}.") : path
        : value is JsonValue ? null : path;
}
