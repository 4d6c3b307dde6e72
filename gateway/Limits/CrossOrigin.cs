using Medborgarlofte.Gateway.Access;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>
/// Lets a page of any other site read what is public anyway, without credentials. Nothing else: no writing, and nothing that takes a token.
/// </summary>
internal static class CrossOrigin
{
    private const string Exposed = "ETag, Link, Retry-After, traceparent";
    private const string AskedHeaders = "If-None-Match, traceparent";
    private const string ADay = "86400";

    public static void UseCrossOrigin(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Headers.Origin.Count == 0)
        {
            return next(http);
        }

        if (HttpMethods.IsOptions(http.Request.Method) && IsRead(http.Request.Headers.AccessControlRequestMethod.ToString()))
        {
            // Whether the address is public is told by the answer itself; what is not gets no such header there.
            var headers = http.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlAllowMethods = "GET, HEAD";
            headers.AccessControlAllowHeaders = AskedHeaders;
            headers.AccessControlMaxAge = ADay;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        http.Response.OnStarting(Allow, http);
        return next(http);
    });

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static Task Allow(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (IsRead(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<PublicRead>() is not null
            && !headers.ContainsKey(PageOnly))
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
        }

        return Task.CompletedTask;
    }

    // Pages say of themselves who may embed them.
    private const string PageOnly = "Cross-Origin-Resource-Policy";
}
