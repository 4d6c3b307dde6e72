using System.Globalization;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>The problem of an HTTP status that nothing more is known about.</summary>
internal static class StatusProblems
{
    // Long enough for a restart, short enough for a sender's queue.
    private static readonly TimeSpan RetryLater = TimeSpan.FromSeconds(5);

    /// <summary>413, with the most that is taken.</summary>
    public static Problem TooLarge(string most) => Of(StatusCodes.Status413PayloadTooLarge) with
    {
        Detail = $"The body is larger than this address takes: at most {most}.",
    };

    public static Problem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "BAD_REQUEST", "The request could not be read."),
        StatusCodes.Status401Unauthorized => new(status, "TOKEN_MISSING_OR_INVALID", "A valid bearer token is needed."),
        StatusCodes.Status403Forbidden => new(status, "PERMISSION_DENIED", "The token does not cover this."),
        StatusCodes.Status404NotFound => new(status, "NOT_FOUND", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new(status, "METHOD_NOT_ALLOWED", "The header Allow names the methods of this address."),
        StatusCodes.Status409Conflict => new(status, "CONFLICT", "Not possible in the current state."),
        StatusCodes.Status412PreconditionFailed => new(status, "ETAG_MISMATCH", "The stored version is another one; read it again."),
        StatusCodes.Status413PayloadTooLarge => new(status, "BODY_TOO_LARGE", "The body is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "UNSUPPORTED_MEDIA_TYPE",
            "Send application/json in UTF-8, or application/x-ndjson or text/csv where many records are taken; as it is or with Content-Encoding gzip."),
        StatusCodes.Status429TooManyRequests => new(status, "TOO_MANY_REQUESTS", "Send fewer requests.") { RetryAfter = RetryLater },
        StatusCodes.Status503ServiceUnavailable => new(status, "SERVICE_UNAVAILABLE", "A service did not answer; send the same again.")
        {
            RetryAfter = RetryLater,
        },
        StatusCodes.Status504GatewayTimeout => new(status, "DEADLINE_EXCEEDED", "A service did not answer in time; send the same again."),
        >= StatusCodes.Status500InternalServerError => new(status, "INTERNAL", "Something went wrong here; it has been logged."),
        _ => new(status, string.Create(CultureInfo.InvariantCulture, $"HTTP_{status}"), "The request could not be answered."),
    };
}
