using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>
/// Turns every exception of an RPC into a gRPC status with ErrorInfo and BadRequest, and logs it once. What is not a
/// <see cref="DomainException"/> reaches the caller as INTERNAL or UNAVAILABLE without its message.
/// </summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    /// <summary>Domain of every ErrorInfo.</summary>
    public const string Domain = "medborgarlofte";

    /// <summary>Key in ErrorInfo's metadata: how many more fields are bad than BadRequest names.</summary>
    public const string MoreFields = "moreFields";

    // Trailers above 64 KiB end the connection, and every other call on it. A message may repeat what the caller sent.
    private const int LongestText = 500;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (Translate(e, context) is { } error)
        {
            throw error;
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception e) when (Translate(e, context) is { } error)
        {
            throw error;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (Translate(e, context) is { } error)
        {
            throw error;
        }
    }

    private RpcException? Translate(Exception exception, ServerCallContext context)
    {
        switch (Known(exception))
        {
            case RpcException:
                return null;
            case DomainException refusal:
                logger.CallRefused(context.Method, refusal.Kind, refusal.Reason);
                ServiceMetrics.Refused(refusal.Reason);
                return ToException(refusal);
            case OperationCanceledException:
                return new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "The call was cancelled."));
            default:
                var unavailable = Data.DatabaseErrors.IsTransient(exception);
                logger.CallFailed(exception, context.Method);
                var corrupt = Data.DatabaseCorruption.Is(exception);
                ServiceMetrics.Refused(corrupt ? Data.DatabaseCorruption.Reason : unavailable ? "DATABASE_UNAVAILABLE" : "INTERNAL");
                return ToStatus(corrupt ? Data.DatabaseCorruption.Refusal("")
                    : unavailable
                    ? new DomainException(StatusCode.Unavailable, "DATABASE_UNAVAILABLE", "The database did not answer; send the same again.")
                    : new DomainException(StatusCode.Internal, "INTERNAL", "Something went wrong here; it has been logged.")).ToRpcException();
        }
    }

    /// <summary>
    /// What the call's own stream throws, as a refusal. No RPC reads or writes files: an IOException is the sender's stream that broke, which
    /// happens whenever a sender or a proxy goes away.
    /// </summary>
    private static Exception Known(Exception exception) => exception switch
    {
        InvalidProtocolBufferException => MalformedMessages.Refusal(),
        IOException => new DomainException(StatusCode.Unavailable, "STREAM_BROKEN", "The stream broke; send again what has not been answered."),
        _ => exception,
    };

    /// <summary>
    /// A caller that is told to wait must not have its client library try again at once: grpc-retry-pushback-ms below 0 says so.
    /// </summary>
    private static RpcException ToException(DomainException refusal)
    {
        var failure = ToStatus(refusal).ToRpcException();
        if (refusal.RetryAfter is not null)
        {
            failure.Trailers.Add("grpc-retry-pushback-ms", "-1");
        }

        return failure;
    }

    private static string Short(string text) => text.Length <= LongestText ? text
        : $"{text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]}…";

    internal static Google.Rpc.Status ToStatus(DomainException refusal)
    {
        var status = new Google.Rpc.Status { Code = (int)refusal.Kind, Message = Short(refusal.Message) };
        var info = new ErrorInfo { Domain = Domain, Reason = refusal.Reason };
        if (refusal.MoreFields > 0)
        {
            info.Metadata.Add(MoreFields, refusal.MoreFields.ToString(CultureInfo.InvariantCulture));
        }

        status.Details.Add(Any.Pack(info));
        if (refusal.Fields.Count > 0)
        {
            var badRequest = new BadRequest();
            badRequest.FieldViolations.AddRange(refusal.Fields.Select(field =>
                new BadRequest.Types.FieldViolation { Field = field.Field, Description = Short(field.Description) }));
            status.Details.Add(Any.Pack(badRequest));
        }

        if (refusal.RetryAfter is { } wait)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        }

        return status;
    }
}
