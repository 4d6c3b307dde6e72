using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.Primitives;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>
/// Puts the fields of a form into a draft. The first letter of a field's name says what it is: "t:" a value, "l:" a list, "b:" a choice
/// between yes and no, "r:" a list of rows of which the empty ones are left out. Paths that are not in the contract are passed over.
/// </summary>
internal static class DraftChanges
{
    public static void Apply(DraftForm draft, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var fields = form.Where(field => field.Key.Length > 2 && field.Key[1] == ':').ToList();
        foreach (var (key, values) in fields.Where(field => field.Key[0] is 't' or 'l' or 'b'))
        {
            if (FieldPath.Find(key[2..]) is not { } field || IsSetByService(key[2..]))
            {
                continue;
            }

            var node = key[0] switch
            {
                'l' when field.IsRepeated => ListOf(key[2..], values, draft),
                'b' when field.FieldType == FieldType.Bool => values.Contains("true") ? JsonValue.Create(true) : null,
                't' when !field.IsRepeated && field.FieldType is not FieldType.Message => ValueOf(key[2..], field, values.ToString().ReplaceLineEndings("\n").Trim(), draft),
                _ => Nothing,
            };
            if (node != Nothing)
            {
                FieldPath.Set(draft.Json, key[2..], node);
            }
        }

        // Inner lists first: a row is empty when all that is in it is.
        foreach (var (key, _) in fields.Where(field => field.Key[0] == 'r').OrderByDescending(field => field.Key.Length))
        {
            Rows.Tidy(draft, key[2..]);
        }

        LeaveOutEmpty(draft.Json);
    }

    private static readonly JsonNode Nothing = new JsonObject();

    private static bool IsSetByService(string path) =>
        path is "id" or "municipalityCode" or "state" or "wordingHash" or "example" || path.StartsWith("signatures", StringComparison.Ordinal)
        || path.StartsWith("revisions", StringComparison.Ordinal) || path.StartsWith("proposedRevision", StringComparison.Ordinal) || path.StartsWith("record", StringComparison.Ordinal);

    private static JsonArray? ListOf(string path, StringValues values, DraftForm draft)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var texts = values.SelectMany(value => name == "responsible" ? (value ?? "").Split(' ') : [value ?? ""]).Select(value => value.Trim())
            .Where(value => value.Length > 0).Select(value => CodeText.CodeOf(name, value, draft)).Distinct(StringComparer.Ordinal);
        var list = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
        return list.Count == 0 ? null : list;
    }

    private static JsonValue? ValueOf(string path, FieldDescriptor field, string text, DraftForm draft)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var name = path[(path.LastIndexOf('.') + 1)..];
        return field.FieldType switch
        {
            FieldType.Int32 or FieldType.Int64 => WrittenNumber.Whole(text),
            FieldType.Double => WrittenNumber.Decimal(text),
            FieldType.String => JsonValue.Create(CodeText.CodeOf(name, text, draft)),
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>A period or a text in two languages of which nothing is said is none.</summary>
    private static void LeaveOutEmpty(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list)
            {
                LeaveOutEmpty(one);
            }
        }
        else if (node is JsonObject message)
        {
            foreach (var (name, value) in message.ToList())
            {
                LeaveOutEmpty(value);
                if (value is JsonObject { Count: 0 } && name is "period" or "within" or "measured" or "phrase" or "daysPhrase" or "done" or "name")
                {
                    message.Remove(name);
                }
            }
        }
    }
}
