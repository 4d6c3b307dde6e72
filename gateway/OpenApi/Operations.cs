using System.Globalization;
using System.Text.Json.Nodes;
using Medborgarlofte.Gateway.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>Fills the operations of the document: parameters, bodies, answers, access and examples.</summary>
/// <param name="document">The document.</param>
/// <param name="schemas">Its schemas of messages.</param>
/// <param name="exchanges">The examples, by operation.</param>
internal sealed class Operations(OpenApiDocument document, MessageSchemas schemas, ILookup<string, Exchange> exchanges)
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private const string Csv = "text/csv";
    private const string Plain = "text/plain";

    public void Fill(OpenApiOperation operation, EndpointDescription description, IReadOnlyList<object> metadata)
    {
        var access = AccessOf(metadata);
        var (accessSv, accessEn) = Words(access, description);
        operation.OperationId = description.Id;
        operation.Summary = $"{description.Sv} / {description.En}";
        operation.Description = $"""
            **Svenska:** {description.Sv}. {Then(description.MoreSv)}{accessSv}

            **English:** {description.En}. {Then(description.MoreEn)}{accessEn}
            """;
        operation.Security = Security(access, description);
        operation.Parameters = Parameters(operation, description);
        operation.RequestBody = description.Takes is null ? null : Body(description);
        operation.Responses = Responses(operation, description, access);
    }

    /// <summary>Null for everybody, an empty text for any token, else the scope.</summary>
    private static string? AccessOf(IReadOnlyList<object> metadata) =>
        metadata.OfType<ScopeRequirement>().LastOrDefault()?.Scope ?? (metadata.OfType<IAuthorizeData>().Any() ? "" : null);

    private static string Then(string sentence) => sentence.Length == 0 ? "" : $"{sentence} ";

    private static (string Sv, string En) Words(string? access, EndpointDescription description) => access switch
    {
        null when description.ReadsMoreWithToken => ("Öppet för alla; en token visar även utkast.", "Open to everybody; a token also shows drafts."),
        null => ("Öppet för alla.", "Open to everybody."),
        "" => ("Kräver en token för kommunen; läsning kräver scope `records.read` eller ett rapporterande.",
            "Needs a token for the municipality; reading needs the scope `records.read` or a reporting one."),
        _ => ($"Kräver en token med scope `{access}`.", $"Needs a token with the scope `{access}`."),
    };

    private List<OpenApiSecurityRequirement> Security(string? access, EndpointDescription description)
    {
        OpenApiSecurityRequirement With(params List<string> scopes) =>
            new() { [new OpenApiSecuritySchemeReference(DocumentFrame.Bearer, document)] = scopes };

        return access switch
        {
            null when description.ReadsMoreWithToken => [[], With()],
            null => [],
            "" => [With()],
            _ => [With(access)],
        };
    }

    private List<IOpenApiParameter> Parameters(OpenApiOperation operation, EndpointDescription description)
    {
        var sent = exchanges[description.Id].FirstOrDefault();
        var inPath = (operation.Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Path).Select(parameter => (IOpenApiParameter)new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = PathWords(parameter.Name ?? ""),
            Example = sent?.Path.GetValueOrDefault(parameter.Name ?? "") ?? "",
        });
        return
        [
            .. inPath,
            .. description.Parameters.Select(IOpenApiParameter (parameter) => parameter == Parameter.Separator ? Shared(parameter) : OfParameter(parameter)),
            new OpenApiParameterReference(DocumentFrame.TraceParent, document),
        ];
    }

    /// <summary>The same parameter of many operations, whose words generated clients then have one type for.</summary>
    private OpenApiParameterReference Shared(Parameter parameter)
    {
        document.Components!.Parameters!.TryAdd(parameter.Name, OfParameter(parameter));
        return new OpenApiParameterReference(parameter.Name, document);
    }

    private static string PathWords(string name) => name switch
    {
        "code" => "Kommunkod med fyra siffror. / Four-digit kommunkod.",
        "source" => "Källsystemet, som dess token anger det. / The source system, as its token names it.",
        "recordId" => "Källans eget id. / The source's own id.",
        "mapping" => "Översättningens namn. / Name of the mapping.",
        "importId" => "Importkörningens id. / Id of the import run.",
        "list" => "Kodlistans namn: kinds, focuses, units, outcomes, audiences, channels, risk-occasions, municipalities, areas eller third-parties. / "
            + "Name of the code list: one of the same.",
        "name" => "Journalens namn: police, municipal eller followup. / Name of the journal: police, municipal or followup.",
        _ => "Id.",
    };

    private static OpenApiParameter OfParameter(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.In,
        Required = parameter.IsRequired,
        Description = $"{parameter.Sv} / {parameter.En}",
        Example = parameter.Example.DeepClone(),
        Schema = new OpenApiSchema
        {
            Type = parameter.Type,
            Format = parameter.Format ?? (parameter.Type == JsonSchemaType.Integer ? "int32" : null),
            Pattern = parameter.Pattern,
            Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
            MaxLength = parameter.Longest,
            Default = parameter.Default?.DeepClone(),
            Enum = parameter.Words.Count == 0 ? null : [.. parameter.Words.Select(word => (JsonNode)word)],
        },
    };

    private OpenApiRequestBody Body(EndpointDescription description)
    {
        var content = new Dictionary<string, OpenApiMediaType> { [Json] = Media(BodySchema(description)) };
        if (description.TakesMany)
        {
            content[Lines] = Media(OwnSchemas.Text("En rapport per rad, var och en som i application/json. / One record a line, each as in application/json."));
            content[Csv] = Media(OwnSchemas.Text(
                "Rubrikrad på svenska eller engelska; semikolon, komma eller tabb. Koder får skrivas med sina namn. / "
                + "Header in Swedish or English; semicolon, comma or tab. Codes may be written by their names."));
        }

        foreach (var sent in exchanges[description.Id].Where(exchange => exchange is { Body: not null, Status: < 400 }))
        {
            AddExample(content[sent.ContentType!], sent, sent.Body!);
        }

        return new OpenApiRequestBody { Required = !description.BodyIsOptional, Content = content, Description = "UTF-8. Okända fält avvisas. / Unknown fields are refused." };
    }

    private IOpenApiSchema BodySchema(EndpointDescription description)
    {
        return description.Takes!.Message is { } message
            ? schemas.OfBody(message, description.Required)
            : new OpenApiSchemaReference(description.Takes.Own!, document);
    }

    private OpenApiResponses Responses(OpenApiOperation operation, EndpointDescription description, string? access)
    {
        var responses = new OpenApiResponses();
        foreach (var answers in description.Answers.GroupBy(answer => answer.Status))
        {
            responses[Key(answers.Key)] = Success([.. answers], description);
        }

        foreach (var status in ProblemStatuses(operation, description, access))
        {
            responses[Key(status)] = new OpenApiResponseReference(DocumentFrame.ProblemName(status), document);
        }

        return responses;
    }

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<int> ProblemStatuses(OpenApiOperation operation, EndpointDescription description, string? access)
    {
        var hasBody = description.Takes is not null;
        (int Status, bool Applies)[] statuses =
        [
            (400, true), (401, access is not null || description.ReadsMoreWithToken), (403, access is not null || description.ReadsMoreWithToken),
            (404, operation.Parameters!.Any(parameter => parameter.In == ParameterLocation.Path)), (409, description.MayConflict),
            (412, description.Parameters.Contains(Parameter.IfMatch)), (413, hasBody), (415, hasBody), (429, true), (503, true), (504, true),
        ];
        return statuses.Where(status => status.Applies).Select(status => status.Status);
    }

    private OpenApiResponse Success(IReadOnlyList<Answer> answers, EndpointDescription description)
    {
        var status = answers[0].Status;
        var response = new OpenApiResponse
        {
            Description = DocumentFrame.StatusWords(status),
            Content = new Dictionary<string, OpenApiMediaType>(),
            Headers = answers.SelectMany(answer => answer.Headers).Append(DocumentFrame.TraceParent).Distinct()
                .ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document)),
        };
        foreach (var answer in answers.Where(answer => answer.MediaType is not null))
        {
            var media = Media(answer.Shape is { } shape ? ShapeSchema(shape) : TextSchema(answer.MediaType!));
            response.Content[answer.MediaType!] = media;
            foreach (var got in exchanges[description.Id].Where(exchange =>
                exchange.Status == status && exchange.AnswerType == answer.MediaType && exchange.Answer is not null))
            {
                AddExample(media, got, got.Answer!);
            }
        }

        return response;
    }

    private static OpenApiSchema TextSchema(string mediaType) => mediaType switch
    {
        Lines => OwnSchemas.Text("Ett JSON-objekt per rad, vart och ett en ResultLine; det sista är sammanfattningen. / One JSON object a line, each a ResultLine; the last is the summary."),
        Plain => OwnSchemas.Text("UTF-8."),

        // A file: generated clients read any other text as JSON.
        _ => OwnSchemas.Text("UTF-8.", "binary"),
    };

    private IOpenApiSchema ShapeSchema(Shape shape)
    {
        IOpenApiSchema one = shape.Message is { } message ? schemas.OfAnswer(message) : new OpenApiSchemaReference(shape.Own!, document);
        if (shape.List is null)
        {
            return one;
        }

        if (shape.List.Length == 0)
        {
            return Component($"{shape.Own}List", OwnSchemas.ListOf(one, "I journalernas ordning. / In the order of the journals."));
        }

        var page = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Required = new HashSet<string> { shape.List },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                [shape.List] = OwnSchemas.ListOf(one, "Sidans poster i fast ordning. / The items of the page in a stable order."),
                ["nextPage"] = OwnSchemas.OptionalText("Nästa sidas adress; saknas på den sista. / Address of the next page; absent on the last.", "uri-reference"),
            },
        };
        page.Properties["total"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int64", Description = "Hur många det är på alla sidor; bara på den första, och inte för en tidigare tidpunkt. / How many there are on all pages; only on the first, and not of an earlier instant." };
        if (shape.HasPosition)
        {
            page.Required.Add("position");
            page.Properties["position"] = OwnSchemas.Text("Vad som senare frågas efter. / What to ask after later.");
        }

        return Component($"{char.ToUpperInvariant(shape.List[0])}{shape.List[1..]}Page", page);
    }

    /// <summary>A shape under a name: generated clients call it so.</summary>
    private OpenApiSchemaReference Component(string name, OpenApiSchema schema)
    {
        document.Components!.Schemas!.TryAdd(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    private static OpenApiMediaType Media(IOpenApiSchema schema) => new() { Schema = schema, Examples = new Dictionary<string, IOpenApiExample>() };

    private static void AddExample(OpenApiMediaType media, Exchange exchange, JsonNode value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{exchange.Operation}{media.Examples!.Count + 1}");
        media.Examples[name] = new OpenApiExample { Summary = $"{exchange.Sv} / {exchange.En}", Value = value.DeepClone() };
    }
}
