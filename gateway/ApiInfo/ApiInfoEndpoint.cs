using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.ApiInfo;

/// <summary>What the Swedish REST API profile asks every API to tell about itself.</summary>
internal static class ApiInfoEndpoint
{
    /// <summary>Version of the API.</summary>
    public const string Version = "1.0.0";

    private const string Released = "2026-11-22";

    public static void MapApiInfo(this IEndpointRouteBuilder api) => api.MapGet("/api-info", Get).IsPublic().WithTags("API")
        .Describe(Described.Public("getApiInfo", "Om API:et", "About the API", new Shape(Own: OwnSchemas.ApiInfo)));

    private static PublicAnswer Get(HttpRequest request)
    {
        QueryReader.RequireNone(request);
        var body = JsonAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("apiName"u8, "medborgarlofte");
            writer.WriteString("apiVersion"u8, Version);
            writer.WriteString("apiReleased"u8, Released);
            writer.WriteString("apiDocumentation"u8, $"{request.Scheme}://{request.Host}{request.PathBase}{GatewayComposition.BasePath}/docs");
            writer.WriteString("apiStatus"u8, "active");
            writer.WriteEndObject();
        });
        return new PublicAnswer(PublicBody.Of(body)) { CacheControl = PublicAnswer.ForADay };
    }
}
