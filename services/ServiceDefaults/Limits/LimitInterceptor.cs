using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>
/// Checks every message that comes in against the limits in the protos, before the RPC sees it. A stream that answers each record takes its
/// refusals as answers (PushSession checks them); any other stream ends with the first.
/// </summary>
internal sealed class LimitInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        PendingLimits.CheckAsync(request as IMessage, () => continuation(request, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        // Nothing may be answered before it is known that the request holds.
        if (request is IMessage message && RequestLimits.Of(message) is { } limits)
        {
            throw limits.Refusal();
        }

        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(new LimitedStream<TRequest>(requestStream), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(AnswersEach<TResponse>.Value ? requestStream : new LimitedStream<TRequest>(requestStream), responseStream, context);

    /// <summary>Whether the answers of a stream can be refusals of one record.</summary>
    private static class AnswersEach<TResponse>
    {
        public static readonly bool Value = typeof(TResponse).GetProperty("Error")?.PropertyType == typeof(RecordError);
    }

    private sealed class LimitedStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var read = await inner.MoveNext(cancellationToken);
            return read && inner.Current is IMessage message && RequestLimits.Of(message) is { } limits ? throw limits.Refusal() : read;
        }
    }
}
