using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Codes;
using Medborgarlofte.Gateway.Json;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>
/// Schemas of messages, by the same rules as ProtoJson. A message that is sent and answered has two: an answer always has its lists,
/// numbers and truth values, while a request may leave everything out that the service does not ask for.
/// </summary>
/// <param name="document">Gets the schemas among its components.</param>
/// <param name="comments">Describe them.</param>
internal sealed class MessageSchemas(OpenApiDocument document, ProtoComments comments)
{
    private const string RequestEnding = "Request";
    private const string UpdateEnding = "Update";

    // Of two messages with one name, this one is seldom spoken of.
    private static readonly string SituationProblem = Contracts.FollowUp.V1.Problem.Descriptor.FullName;

    /// <summary>The schema of an answered message.</summary>
    public IOpenApiSchema OfAnswer(MessageDescriptor message) => Reference(message, forRequest: false);

    /// <summary>The schema of a sent message.</summary>
    public IOpenApiSchema OfRequest(MessageDescriptor message) => Reference(message, forRequest: true);

    /// <summary>The schema of a message that is a body: some of its fields are required there. Each set of required fields has a name of its own.</summary>
    public IOpenApiSchema OfBody(MessageDescriptor message, IReadOnlyList<string> required)
    {
        if (required.Count == 0)
        {
            return OfRequest(message);
        }

        var all = document.Components!.Schemas!;
        var name = NameOf(message, forRequest: true);
        while (all.TryGetValue(name, out var taken) && !(taken.Required ?? new HashSet<string>()).SetEquals(required))
        {
            // The same record under its own address, where the address says what the body must say elsewhere.
            name = name.EndsWith(RequestEnding, StringComparison.Ordinal) ? name[..^RequestEnding.Length] + UpdateEnding : $"{name}{UpdateEnding}";
        }

        if (!all.ContainsKey(name))
        {
            all[name] = new OpenApiSchema();
            all[name] = Object(message, forRequest: true, required);
        }

        return new OpenApiSchemaReference(name, document);
    }

    private OpenApiSchemaReference Reference(MessageDescriptor message, bool forRequest)
    {
        var name = NameOf(message, forRequest);
        var all = document.Components!.Schemas!;
        if (all.TryAdd(name, new OpenApiSchema()))
        {
            // Entered before it is filled, as messages may hold themselves.
            all[name] = Object(message, forRequest, []);
        }

        return new OpenApiSchemaReference(name, document);
    }

    private static string NameOf(MessageDescriptor message, bool forRequest)
    {
        var name = message.FullName == SituationProblem ? "SituationProblem" : message.Name;
        return forRequest && !name.EndsWith(RequestEnding, StringComparison.Ordinal) ? name + RequestEnding : name;
    }

    private OpenApiSchema Object(MessageDescriptor message, bool forRequest, IReadOnlyList<string> required)
    {
        var fields = message.Fields.InDeclarationOrder();
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = $"{comments.Of(message.FullName)}{OneOfs(message)}",
            Properties = fields.ToDictionary(field => field.JsonName, field => Field(field, forRequest)),
            AdditionalPropertiesAllowed = false,
        };
        schema.Required = forRequest ? required.ToHashSet() : fields.Where(AlwaysWritten).Select(field => field.JsonName).ToHashSet();

        // Generated clients have a value for every number, day and word: what may be left out must be one that they can leave out.
        foreach (var scalar in schema.Properties.Where(property => !schema.Required.Contains(property.Key)).Select(property => property.Value).OfType<OpenApiSchema>()
            .Where(scalar => scalar.Type is not (JsonSchemaType.Array or JsonSchemaType.Object)))
        {
            scalar.Type |= JsonSchemaType.Null;
        }

        return schema;
    }

    private static bool AlwaysWritten(FieldDescriptor field) => field.IsRepeated
        || (!field.HasPresence && field.FieldType is not (FieldType.String or FieldType.Bytes or FieldType.Enum or FieldType.Double or FieldType.Float));

    private static string OneOfs(MessageDescriptor message) => string.Concat(message.Oneofs.Where(oneof => !oneof.IsSynthetic)
        .Select(oneof => $" Only one of {string.Join(", ", oneof.Fields.Select(field => field.JsonName))} may be given."));

    private IOpenApiSchema Field(FieldDescriptor field, bool forRequest)
    {
        var comment = comments.Of(field.FullName);
        var value = Value(field, comment, forRequest);
        var limits = forRequest && field.GetOptions() is { } options ? options.GetExtension(LimitsExtensions.Limits) : null;
        if (limits is not null && value is OpenApiSchema limited)
        {
            Limit(limited, limits, field);
        }

        if (!field.IsRepeated)
        {
            return value;
        }

        if (field.FieldType == FieldType.Enum)
        {
            // The words of a list have a name; those of a single field stand with it, where they may be null.
            document.Components!.Schemas!.TryAdd(field.EnumType.Name, Enum(field.EnumType, comments.Of(field.EnumType.FullName)));
            value = new OpenApiSchemaReference(field.EnumType.Name, document);
        }

        var list = new OpenApiSchema { Type = JsonSchemaType.Array, Items = value, Description = comment, MaxItems = limits?.MaxItems };
        if (value is OpenApiSchema scalar)
        {
            scalar.Description = null;
            (list.ExternalDocs, scalar.ExternalDocs) = (scalar.ExternalDocs, null);
        }

        return list;
    }

    // The largest whole number is no limit that needs telling, and many programs cannot write it.
    private static void Limit(OpenApiSchema schema, FieldLimits limits, FieldDescriptor field)
    {
        if (field.FieldType == FieldType.String)
        {
            schema.MaxLength = limits.MaxLength;
        }
        else if (schema.Type is JsonSchemaType.Integer or JsonSchemaType.Number)
        {
            schema.Minimum = limits.Min.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = limits.Max == long.MaxValue ? null : limits.Max.ToString(CultureInfo.InvariantCulture);
        }
    }

    private IOpenApiSchema Value(FieldDescriptor field, string comment, bool forRequest)
    {
        switch (field.FieldType)
        {
            case FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName:
                return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = comment };
            case FieldType.Message:
                var nested = Reference(field.MessageType, forRequest);
                nested.Description = comment;
                return nested;
            case FieldType.Enum:
                return Enum(field.EnumType, comment);
            case FieldType.Bool:
                return new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = comment };
            case FieldType.Double or FieldType.Float:
                return new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double", Description = comment };
            case FieldType.Bytes:
                return new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte", Description = comment };
            case FieldType.String:
                return Text(field, comment);
            default:
                var wide = field.FieldType is FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64 or FieldType.Fixed64 or FieldType.SFixed64;
                return new OpenApiSchema { Type = JsonSchemaType.Integer, Format = wide ? "int64" : "int32", Description = comment };
        }
    }

    /// <summary>The words of an enum.</summary>
    public OpenApiSchema Enum(EnumDescriptor type, string comment)
    {
        var table = EnumTable.Of(type);
        var words = type.Values.Where(value => value.Number != 0).Select(value =>
            (Word: table.WordOf(System.Enum.ToObject(type.ClrType, value.Number))!.Value.ToString(), About: comments.Of($"{type.FullName}.{value.Name}"))).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. words.Select(value => (JsonNode)value.Word)],
            Description = $"{comment} {string.Join(' ', words.Select(value => $"{value.Word}: {value.About}"))}".Trim(),
        };
    }

    private static OpenApiSchema Text(FieldDescriptor field, string comment) => new()
    {
        Type = JsonSchemaType.String,
        Description = comment,
        Format = comment.Contains("full-date", StringComparison.Ordinal) || field.Name == "date" || field.Name.EndsWith("_date", StringComparison.Ordinal)
            ? "date"
            : null,
        Pattern = field.Name == "municipality_code" ? "^[0-9]{4}$" : null,
        ExternalDocs = CodeLinks.InComment(comment) is { } codes
            ? new OpenApiExternalDocs { Url = new Uri(codes, UriKind.Relative), Description = "Kodlistan / The code list" }
            : null,
    };
}
