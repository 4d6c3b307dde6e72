using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>
/// What every answer says, whatever it is and whoever made it: that no browser guesses another type, and that caches keep the answers to
/// different origins apart, also those to requests without one.
/// </summary>
internal static class AnswerHeaders
{
    public static void UseAnswerHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // At the start of the answer: a problem clears what was set before it.
        http.Response.OnStarting(Set, http.Response);
        return next(http);
    });

    private static Task Set(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";

        // HEAD is taken wherever GET is, though no endpoint is mapped for it.
        if (headers.Allow.Count > 0 && headers.GetCommaSeparatedValues(HeaderNames.Allow) is var allowed
            && allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
        {
            headers.Allow = string.Join(", ", allowed.Append(HttpMethods.Head));
        }

        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
        {
            headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
        }

        return Task.CompletedTask;
    }
}
