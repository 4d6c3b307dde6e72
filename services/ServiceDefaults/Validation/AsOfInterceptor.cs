using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// Refuses every read of an instant to come, in one place that no RPC can forget. Where a request also takes a position, the service
/// compares the instant itself: it may have stated one that this clock has not come to yet.
/// </summary>
internal sealed class AsOfInterceptor(TimeProvider time) : Interceptor
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor?> Fields = new();

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, responseStream, context);
    }

    private void Check<TRequest>(TRequest request)
    {
        if (request is IMessage message && Fields.GetOrAdd(message.Descriptor, AsOf) is { } field
            && field.Accessor.GetValue(message) is Timestamp asOf)
        {
            asOf.RequirePast(time.GetUtcNow());
        }
    }

    private static FieldDescriptor? AsOf(MessageDescriptor request) =>
        request.FindFieldByName("position") is null
        && request.FindFieldByName("as_of") is { FieldType: FieldType.Message } field && field.MessageType == Timestamp.Descriptor
            ? field
            : null;
}
