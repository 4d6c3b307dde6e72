using System.Diagnostics;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>Tells every caller the trace that its request is in, also one that sent no traceparent.</summary>
internal static class TraceParent
{
    private const string HeaderName = "traceparent";

    public static void UseTraceParent(this WebApplication app) => app.Use((http, next) =>
    {
        Tell(http.Response);
        return next(http);
    });

    /// <summary>Sets the header; again for an answer that begins anew.</summary>
    public static void Tell(HttpResponse response)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            response.Headers[HeaderName] = activity.Id;
        }
    }
}
