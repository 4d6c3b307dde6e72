using System.Globalization;
using System.Text.Json.Nodes;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>What the document says of the API as a whole, and what all operations share.</summary>
internal static class DocumentFrame
{
    public const string Bearer = "bearer";
    public const string TraceParent = "traceparent";

    private const string TraceExample = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /// <summary>The statuses of all problems.</summary>
    private static readonly int[] Problems = [400, 401, 403, 404, 409, 412, 413, 415, 429, 503, 504];

    public static void Fill(OpenApiDocument document, string version, PageOptions options)
    {
        document.Info = Info(version, options);
        document.Servers = options.PublicAddress.Length > 0 ? [new OpenApiServer { Url = options.PublicAddress.TrimEnd('/') }] : [new OpenApiServer { Url = "/" }];
        document.Tags = Tags.All.Select(tag => new OpenApiTag { Name = tag.Name, Description = $"{tag.Sv} / {tag.En}" }).ToHashSet();
        document.Components = new OpenApiComponents
        {
            Schemas = new Dictionary<string, IOpenApiSchema>(),
            Parameters = new Dictionary<string, IOpenApiParameter> { [TraceParent] = TraceParameter() },
            Headers = Headers(),
            Responses = new Dictionary<string, IOpenApiResponse>(),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme> { [Bearer] = BearerScheme() },
        };
        foreach (var status in Problems)
        {
            document.Components.Responses[ProblemName(status)] = ProblemResponse(status, document);
        }
    }

    /// <summary>Name of the response that all problems of a status share.</summary>
    public static string ProblemName(int status) => string.Create(CultureInfo.InvariantCulture, $"problem{status}");

    /// <summary>A status in words.</summary>
    public static string StatusWords(int status) => status switch
    {
        200 => "Svaret. / The answer.",
        201 => "Något nytt sparades; Location är dess adress. / Something new was stored; Location is its address.",
        204 => "Gjort; inget att svara. / Done; nothing to answer.",
        304 => "Anroparen har redan denna version. / The caller has this version already.",
        400 => "Begäran är inte giltig; errors nämner varje fält. / The request is not valid; errors names every field.",
        401 => "En giltig token saknas. / A valid token is missing.",
        403 => "Token omfattar inte detta. / The token does not cover this.",
        404 => "Finns inte. / Not found.",
        409 => "Inte möjligt i nuvarande läge. / Not possible in the current state.",
        412 => "En annan version är sparad. / Another version is stored.",
        413 => "Kroppen är för stor. / The body is too large.",
        415 => "Medietypen tas inte emot här. / The media type is not taken here.",
        429 => "För många anrop; vänta så länge som Retry-After säger. / Too many requests; wait as long as Retry-After says.",
        503 => "En tjänst svarade inte; sänd samma igen. / A service did not answer; send the same again.",
        504 => "En tjänst svarade inte i tid; sänd samma igen. / A service did not answer in time; send the same again.",
        _ => "Svar. / Answer.",
    };

    private static OpenApiInfo Info(string version, PageOptions options) => new()
    {
        Title = "Medborgarlöfte",
        Version = version,
        Summary = "Uppföljning av medborgarlöften / Follow-up of citizens' pledges",
        Description = InfoText.Description,
        License = new OpenApiLicense { Name = "CC0 1.0", Url = new Uri("https://creativecommons.org/publicdomain/zero/1.0/") },
        Contact = new OpenApiContact
        {
            Name = options.Publisher,
            Email = options.Contact.Length > 0 ? options.Contact : null,
            Url = Uri.TryCreate(options.PublisherAddress.Length > 0 ? options.PublisherAddress : options.PublicAddress, UriKind.Absolute, out var site) ? site : null,
        },
    };

    private static OpenApiSecurityScheme BearerScheme() => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "JWT",
        Description = InfoText.Access,
    };

    private static OpenApiParameter TraceParameter() => new()
    {
        Name = TraceParent,
        In = ParameterLocation.Header,
        Description = "Anroparens spår enligt W3C Trace Context; svaret nämner spåret. / The caller's trace by W3C Trace Context; the answer names the trace.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = TraceExample,
    };

    private static Dictionary<string, IOpenApiHeader> Headers() => new()
    {
        [TraceParent] = Header("Spåret som begäran hör till. / The trace that the request is in.", TraceExample),
        ["ETag"] = Header("Versionens märke, för If-None-Match och If-Match. / Tag of the version, for If-None-Match and If-Match.", "\"AAAAAAAAAAE\""),
        ["Cache-Control"] = Header("Hur länge svaret får sparas. / For how long the answer may be kept.", PublicAnswer.Revalidated),
        ["Location"] = Header("Adress till det som sparades. / Address of what was stored.", "/medborgarlofte/v1/police-activities/demo-police/tk-1"),
        ["Link"] = Header("Adress till det som kommer härnäst, rel=next. / Address of what comes next, rel=next.", "</medborgarlofte/v1/changes?after=0>; rel=\"next\""),
        ["Retry-After"] = Header("Sekunder att vänta. / Seconds to wait.", "5"),
        ["WWW-Authenticate"] = Header("Vilket slags token som behövs. / The kind of token that is needed.", "Bearer"),
    };

    private static OpenApiHeader Header(string description, string example) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };

    private static OpenApiResponse ProblemResponse(int status, OpenApiDocument document)
    {
        string[] headers = status switch
        {
            401 => [TraceParent, "WWW-Authenticate"],
            429 or 503 => [TraceParent, "Retry-After"],
            _ => [TraceParent],
        };
        return new OpenApiResponse
        {
            Description = StatusWords(status),
            Headers = headers.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document)),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemJson.MediaType] = new()
                {
                    Schema = new OpenApiSchemaReference(OwnSchemas.Problem, document),
                    Example = ProblemExample(status),
                },
            },
        };
    }

    /// <summary>Written by what writes the real ones.</summary>
    private static JsonNode? ProblemExample(int status)
    {
        var problem = StatusProblems.Of(status);
        if (status == StatusCodes.Status400BadRequest)
        {
            problem = problem with
            {
                Reason = "VALIDATION_FAILED",
                Detail = "One field is not valid.",
                Errors = [new FieldViolation("municipalityCode", "Must be the four-digit code of a Swedish municipality.")],
            };
        }

        var utf8 = JsonAnswer.Write(writer => ProblemJson.Write(writer, problem, $"{GatewayComposition.BasePath}/police-activities"));
        return JsonNode.Parse(utf8.Span);
    }
}
