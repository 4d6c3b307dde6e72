using System.Diagnostics;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>Tells every caller the trace that its request is in, also one that sent no traceparent.</summary>
internal static class TraceParent
{
    private const string HeaderName = "traceparent";

    public static void UseTraceParent(this WebApplication app) => app.Use((http, next) =>
    {
        // On starting, as the answer to an exception begins with empty headers again.
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            http.Response.OnStarting(Tell, (http.Response.Headers, activity.Id));
        }

        return next(http);
    });

    private static Task Tell(object state)
    {
        var (headers, id) = ((IHeaderDictionary, string))state;
        headers[HeaderName] = id;
        return Task.CompletedTask;
    }
}
