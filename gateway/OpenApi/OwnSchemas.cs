using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Codes;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>Shapes that the gateway itself answers and no contract has.</summary>
internal static class OwnSchemas
{
    public const string Problem = "Problem";
    public const string Summary = "RunSummary";
    public const string ApiInfo = "ApiInfo";
    public const string Municipality = "MunicipalityEntry";
    public const string PushAnswer = "PushAnswer";
    public const string ResultLine = "ResultLine";
    public const string ChangeEvent = "ChangeEvent";
    public const string Withdrawal = "Withdrawal";

    public static void Add(OpenApiDocument document, MessageSchemas messages)
    {
        var schemas = document.Components!.Schemas!;
        schemas[Summary] = RunSchemas.Summary(document);
        CodeSchemas.Add(document);
        schemas[Problem] = ProblemSchema(document);
        schemas[ApiInfo] = Object("What the Swedish REST API profile asks every API to tell.",
            ("apiName", Text("Name of the API.")), ("apiVersion", Text("Version, semantic.")), ("apiReleased", Text("Day of release.", "date")),
            ("apiDocumentation", Text("Address of the documentation.", "uri")), ("apiStatus", Text("State of this version.")));
        schemas[Municipality] = Object("A municipality.",
            ("code", Text("Four-digit kommunkod from SCB.")), ("name", Text("Its name.")), ("county", Text("Name of its county.")));
        var withdrawal = Object("Why a record is withdrawn.", ("reason", Text("1-200 characters, no personal data.")));
        schemas[Withdrawal] = withdrawal;
        schemas[PushAnswer] = PushAnswerSchema(messages);
        schemas[ResultLine] = ResultLineSchema(document, messages);
        schemas[ChangeEvent] = ChangeEventSchema(document, messages);
    }

    private static OpenApiSchema ProblemSchema(OpenApiDocument document) => Object(
        "What went wrong, by RFC 9457.",
        ("type", Text("Kind of problem, as a path.")),
        ("title", Text("The kind in words.")),
        ("status", Whole("HTTP status.")),
        ("detail", Text("One sentence; never repeats personal data.")),
        ("instance?", Text("Path of what was asked for; absent in a result line.")),
        ("reason", Text("Stable reason in UPPER_SNAKE, the same as in gRPC.")),
        ("errors", ListOf(Named(document, "ProblemError", Object("One bad field.", ("field", Text("Its path, or the name of the parameter.")),
            ("detail", Text("What is wrong and what is accepted.")), ("column?", Whole("Number of its column in a CSV file, from 1.")),
            ("codes?", Text("Path of the code list that its value must be of.", "uri-reference")))),
            "Every bad field; empty when none is at fault.")),
        ("lines?", ListOf(new OpenApiSchemaReference(ResultLine, document), "Of many records of which none was taken: the answer to each.")),
        ("summary?", new OpenApiSchemaReference(Summary, document)));

    private static OpenApiSchema PushAnswerSchema(MessageSchemas messages) => Object(
        "What a push did; with validate-only what it would do and change.",
        ("source", Text("Source that the sender's token names.")),
        ("recordId", Text("The sender's own id of the record.")),
        ("outcome", messages.Enum(Descriptor(PushResult.OutcomeFieldNumber), "What happened.")),
        ("state?", messages.OfAnswer(RecordState.Descriptor)),
        ("warnings", ListOf(messages.OfAnswer(PushWarning.Descriptor), "What was stored and is perhaps not meant.")),
        ("effects?", Effects(messages)),
        ("unreachable?", Unreachable()));

    private static OpenApiSchema ResultLineSchema(OpenApiDocument document, MessageSchemas messages) => Object(
        "The answer to one line: either result or error. The last answers no line and has the summary alone.",
        ("line?", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "Its number, from 1; a CSV file's header is line 1. Absent for a record that is withdrawn as no line has it." }),
        ("recordId?", Text("The sender's own id, when it could be read.")),
        ("result?", messages.OfAnswer(PushResult.Descriptor)),
        ("error?", new OpenApiSchemaReference(Problem, document)),
        ("summary?", new OpenApiSchemaReference(Summary, document)),
        ("effects?", Effects(messages)),
        ("unreachable?", Unreachable()));

    private static OpenApiSchema ChangeEventSchema(OpenApiDocument document, MessageSchemas messages) => Object(
        "A public change as a CloudEvent 1.0.",
        ("specversion", Text("Always 1.0.")), ("id", Text("Stable id, never used again, such as police:17:5b27d8e1c4a00.")), ("source", Text("Path of this feed.")),
        ("type", Text("Kind of change, such as medborgarlofte.correction.recorded.v1.")), ("subject", Text("What changed.")),
        ("time", Text("When it was recorded, UTC.", "date-time")), ("datacontenttype", Text("Media type of data.")),
        ("municipality", Text("Four-digit kommunkod.")), ("position", Text("What to ask after to go on behind this event.")),
        ("data", Named(document, "ChangeData", Object("The change.",
            ("municipalityCode", Text("Four-digit kommunkod.")), ("recordType", Text("Type of the record.")),
            ("source", Text("Its source; empty for an agreement.")), ("recordId", Text("The sender's own id, or the id of the agreement.")),
            ("version", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "The version." }),
            ("counts", ListOf(messages.OfAnswer(CorrectedCount.Descriptor), "The commitments for which it counts another number than before.")),
            ("reason?", Text("Why, in the sender's words.")),
            ("changes?", ListOf(Named(document, "ChangedValue", Object("One changed value.", ("field", Text("Its name.")), ("before", Text("Value before.")), ("after", Text("Value after.")))),
                "What changed.")),
            ("revision?", Whole("Number of the revision; 0 for a record.")),
            ("example", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True for example data." })))));

    private static OpenApiSchema Effects(MessageSchemas messages) => ListOf(
        messages.OfAnswer(CommitmentEffect.Descriptor), "Only with validate-only: the commitments that it would touch; absent when they are unknown.");

    private static OpenApiSchema Unreachable() => ListOf(
        new OpenApiSchema { Type = JsonSchemaType.String }, "Only with validate-only: back ends that did not answer.");

    private static Google.Protobuf.Reflection.EnumDescriptor Descriptor(int field) => PushResult.Descriptor.FindFieldByNumber(field).EnumType;

    /// <summary>An object; a name that ends with a question mark may be absent.</summary>
    public static OpenApiSchema Object(string description, params ReadOnlySpan<(string Name, IOpenApiSchema Schema)> properties)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = description,
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(),
        };
        foreach (var (name, property) in properties)
        {
            schema.Properties[name.TrimEnd('?')] = property;
            if (!name.EndsWith('?'))
            {
                schema.Required.Add(name);
            }
            else if (property is OpenApiSchema { Type: not (JsonSchemaType.Array or JsonSchemaType.Object) } scalar)
            {
                scalar.Type |= JsonSchemaType.Null;
            }
        }

        return schema;
    }

    /// <summary>A shape under a name of its own: generated clients call it so.</summary>
    public static OpenApiSchemaReference Named(OpenApiDocument document, string name, OpenApiSchema schema)
    {
        document.Components!.Schemas!.TryAdd(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>A list.</summary>
    public static OpenApiSchema ListOf(IOpenApiSchema items, string description) =>
        new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    /// <summary>A text.</summary>
    public static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Format = format, Description = description };

    /// <summary>A text that is left out where there is none.</summary>
    public static OpenApiSchema OptionalText(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = format, Description = description };

    public static OpenApiSchema Whole(string description) => new() { Type = JsonSchemaType.Integer, Format = "int32", Description = description };
}
