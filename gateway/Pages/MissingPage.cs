namespace Medborgarlofte.Gateway.Pages;

/// <summary>Who looks for a page that is not there gets one that says so; who asks the API, or for another type, gets a problem.</summary>
internal static class MissingPage
{
    public static bool IsLookedFor(HttpContext http) => http.Response.StatusCode == StatusCodes.Status404NotFound && http.GetEndpoint() is null
        && !http.Request.Path.StartsWithSegments(GatewayComposition.BasePath)
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    public static async Task AnswerAsync(HttpContext http) =>
        await (await http.RequestServices.GetRequiredService<PageReader>().MissingAsync(http)).ExecuteAsync(http);
}
