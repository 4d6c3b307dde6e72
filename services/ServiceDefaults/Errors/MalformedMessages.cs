using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>
/// A message that cannot be read is refused before any interceptor sees the call: gRPC's server would answer UNKNOWN, which says that
/// the fault is here. It is the caller's: INVALID_ARGUMENT.
/// </summary>
internal sealed class MalformedMessages(RequestDelegate next, ILogger<MalformedMessages> logger)
{
    /// <summary>Category under which gRPC's server logs each such call as an error, with its stack.</summary>
    public const string ServerLog = "Grpc.AspNetCore.Server.ServerCallHandler";

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Features.Get<IServerCallContextFeature>()?.ServerCallContext is not { Status: { StatusCode: StatusCode.Unknown } status } call)
        {
            return;
        }

        if (status.DebugException is not InvalidProtocolBufferException || http.Response.HasStarted)
        {
            logger.CallFailed(status.DebugException ?? new RpcException(status), call.Method);
            return;
        }

        var refusal = Refusal();
        logger.CallRefused(call.Method, refusal.Kind, refusal.Reason);
        ServiceMetrics.Refused(refusal.Reason);
        var headers = http.Response.Headers;
        headers["grpc-status"] = ((int)refusal.Kind).ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers["grpc-message"] = refusal.Message;
        headers["grpc-status-details-bin"] = Convert.ToBase64String(ErrorInterceptor.ToStatus(refusal).ToByteArray()).TrimEnd('=');
    }

    /// <summary>INVALID_ARGUMENT (MALFORMED_MESSAGE).</summary>
    public static DomainException Refusal() =>
        new(StatusCode.InvalidArgument, "MALFORMED_MESSAGE", "The message is not one of this method: it could not be read as protobuf.");
}
