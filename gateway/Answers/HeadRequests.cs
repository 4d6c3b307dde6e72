namespace Medborgarlofte.Gateway.Answers;

/// <summary>
/// HEAD wherever GET is: the request is handled as GET, and the server, which knows what was asked, sends no body. What is long asks first
/// whether it is to be written at all.
/// </summary>
internal static class HeadRequests
{
    private static readonly object Key = new();

    public static void UseHeadRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Items[Key] = true;
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    });

    /// <summary>True when nobody gets the body.</summary>
    public static bool IsHead(HttpContext http) => http.Items.ContainsKey(Key);
}
