using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The description of the API, and the page that shows it.</summary>
internal static class OpenApiRegistration
{
    private const string Document = $"{GatewayComposition.BasePath}/openapi.json";
    private const string Documentation = $"{GatewayComposition.BasePath}/docs";
    private const string Style = "/assets/docs.css";
    private const string Script = "/assets/docs.js";

    // The page is built by its own script, which draws icons as data and sets styles on elements.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void AddApiDescription(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<EndpointDescription>().Any();
            options.AddDocumentTransformer(ApiDocument.FillAsync);
        });
    }

    /// <summary>Maps the document.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder api) =>
        api.MapGet("/openapi.json", async (HttpContext http, ApiDocument document) =>
        {
            QueryReader.RequireNone(http.Request);
            return new PublicAnswer(await document.ReadAsync(http.RequestAborted));
        }).IsPublic().ExcludeFromDescription();

    /// <summary>Maps what makes the page of the documentation fit for everybody: contrast, landmarks, headings and names.</summary>
    public static void MapDocumentationFiles(this IEndpointRouteBuilder app)
    {
        foreach (var (address, type) in ((string, string)[])[(Style, "text/css"), (Script, "text/javascript")])
        {
            var body = PublicBody.Of(Read(address));
            app.MapGet(address, (HttpContext http) =>
            {
                PageHeaders.Set(http.Response);
                return new PublicAnswer(body) { MediaType = $"{type}; charset=utf-8", CacheControl = PublicAnswer.ForADay };
            }).IsPublic().ExcludeFromDescription();
        }
    }

    private static byte[] Read(string address)
    {
        using var stream = typeof(OpenApiRegistration).Assembly.GetManifestResourceStream(address[(address.LastIndexOf('/') + 1)..])!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Serves the page and its files, all of them from this host.</summary>
    public static void UseDocumentation(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Documentation, StringComparison.Ordinal),
        page =>
        {
            page.Use((http, next) =>
            {
                PageHeaders.Set(http.Response);
                http.Response.Headers.ContentSecurityPolicy = Policy;
                return next(http);
            });
            page.UseSwaggerUI(options =>
            {
                options.RoutePrefix = Documentation[1..];
                options.SwaggerEndpoint(Document, "Medborgarlöfte");
                options.DocumentTitle = "Medborgarlöfte API";
                options.InjectStylesheet(Style);
                options.InjectJavascript(Script);
                options.EnableTryItOutByDefault();
            });
        });
}
