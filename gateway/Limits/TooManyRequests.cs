using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Gateway.Problems;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>The refusal of one request too many: 429 with Retry-After, or RESOURCE_EXHAUSTED with RetryInfo.</summary>
internal static class TooManyRequests
{
    public const string Reason = "TOO_MANY_REQUESTS";
    private const string Message = "Too many requests in a minute. Many records can be sent as one: a stream, NDJSON or CSV.";

    public static Task AnswerAsync(HttpContext http, TimeSpan wait)
    {
        // A whole second at least: a caller that reads 0 would try again at once.
        var seconds = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
        return IsGrpc(http.Request)
            ? AnswerGrpc(http.Response, seconds)
            : ProblemJson.WriteAsync(http, new Problem(StatusCodes.Status429TooManyRequests, Reason, Message) { RetryAfter = seconds });
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>As gRPC over HTTP/2 says it when there is no message: the status stands in the headers.</summary>
    private static Task AnswerGrpc(HttpResponse response, TimeSpan wait)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusCode.ResourceExhausted,
            Message = Message,
            Details =
            {
                Any.Pack(new Google.Rpc.ErrorInfo { Domain = GrpcProblems.OwnDomain, Reason = Reason }),
                Any.Pack(new Google.Rpc.RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }),
            },
        };
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)StatusCode.ResourceExhausted).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Message;
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
        return response.CompleteAsync();
    }
}
