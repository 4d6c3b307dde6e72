using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>Checks values against the keywords of JSON Schema that the description uses; any other keyword fails the check.</summary>
internal sealed class SchemaCheck(Description description)
{
    private readonly List<string> faults = [];

    /// <summary>Everything that is wrong with a value.</summary>
    public static IReadOnlyList<string> Faults(Description description, JsonNode schema, JsonNode? value)
    {
        var check = new SchemaCheck(description);
        check.Check(schema, value, "$");
        return check.faults;
    }

    private void Check(JsonNode schemaOrReference, JsonNode? value, string path)
    {
        if (value is null && description.Resolve(schemaOrReference)["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null"))
        {
            return;
        }

        foreach (var (keyword, argument) in description.Resolve(schemaOrReference))
        {
            var fits = keyword switch
            {
                "type" => (argument is JsonArray several ? several : [argument!.DeepClone()]).Any(type => IsOfType(value, type!.GetValue<string>())),
                "properties" => Properties(argument!.AsObject(), value, path),
                "required" => value is JsonObject held && argument!.AsArray().All(name => held.ContainsKey(name!.GetValue<string>())),
                "additionalProperties" => !argument!.GetValue<bool>() && NoOthers(description.Resolve(schemaOrReference), value),
                "items" => Items(argument!, value, path),
                "allOf" => All(argument!.AsArray(), value, path),
                "enum" => argument!.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
                "pattern" => Regex.IsMatch(value!.GetValue<string>(), argument!.GetValue<string>()),
                "format" => HasFormat(value!, argument!.GetValue<string>()),
                "minimum" => value!.GetValue<decimal>() >= argument!.GetValue<decimal>(),
                "maximum" => value!.GetValue<decimal>() <= argument!.GetValue<decimal>(),
                "maxItems" => value is JsonArray list && list.Count <= argument!.GetValue<int>(),
                "maxLength" => value!.GetValue<string>().Length <= argument!.GetValue<int>(),
                "description" or "default" or "externalDocs" => true,
                _ => false,
            };
            if (!fits)
            {
                faults.Add($"{path}: {keyword} {(keyword is "properties" or "items" ? "" : argument?.ToJsonString())}");
            }
        }
    }

    private bool Properties(JsonObject properties, JsonNode? value, string path)
    {
        foreach (var (name, held) in value as JsonObject ?? [])
        {
            if (properties[name] is { } schema)
            {
                Check(schema, held, $"{path}.{name}");
            }
        }

        return true;
    }

    private static bool NoOthers(JsonObject schema, JsonNode? value) =>
        (value as JsonObject ?? []).All(held => schema["properties"]?[held.Key] is not null);

    private bool Items(JsonNode schema, JsonNode? value, string path)
    {
        var index = 0;
        foreach (var item in value as JsonArray ?? [])
        {
            Check(schema, item, $"{path}[{index++}]");
        }

        return true;
    }

    private bool All(JsonArray schemas, JsonNode? value, string path)
    {
        foreach (var schema in schemas)
        {
            Check(schema!, value, path);
        }

        return true;
    }

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value!.GetValue<decimal>()),
        _ => false,
    };

    private static bool HasFormat(JsonNode value, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(value.GetValue<string>(), @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"),
        "int64" => value.AsValue().TryGetValue<long>(out _),
        "int32" => value.AsValue().TryGetValue<int>(out _),
        "uri" => Uri.TryCreate(value.GetValue<string>(), UriKind.Absolute, out _),
        "uri-reference" => Uri.TryCreate(value.GetValue<string>(), UriKind.RelativeOrAbsolute, out _),
        "byte" or "double" or "binary" => true,
        _ => false,
    };
}
