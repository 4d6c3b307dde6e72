using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>One RPC, called by its descriptor: the same code calls that of every record type.</summary>
/// <param name="rpc">The RPC.</param>
internal sealed class DescribedRpc(MethodDescriptor rpc)
{
    private readonly Method<IMessage, IMessage> method = MethodOf<IMessage, IMessage>(MethodType.Unary, rpc);

    /// <summary>The request's message type.</summary>
    public MessageDescriptor Request => rpc.InputType;

    /// <summary>The response's message type.</summary>
    public MessageDescriptor Response => rpc.OutputType;

    /// <summary>The RPC of a service whose name begins with a verb.</summary>
    public static DescribedRpc Of(ServiceDescriptor service, string verb) =>
        new(service.Methods.Single(method => method.Name.StartsWith(verb, StringComparison.Ordinal)));

    /// <summary>The RPC of a service with this name.</summary>
    public static DescribedRpc Named(ServiceDescriptor service, string name) => new(service.FindMethodByName(name));

    /// <summary>An empty request.</summary>
    public TRequest NewRequest<TRequest>() => (TRequest)rpc.InputType.Parser.ParseFrom(ByteString.Empty);

    /// <summary>Calls it.</summary>
    public async Task<TResponse> CallAsync<TResponse>(CallInvoker invoker, IMessage request, CancellationToken cancellationToken) =>
        (TResponse)await invoker.AsyncUnaryCall(method, host: null, new CallOptions(cancellationToken: cancellationToken), request);

    /// <summary>Opens its stream in both directions.</summary>
    public AsyncDuplexStreamingCall<TRequest, TResponse> Open<TRequest, TResponse>(CallInvoker invoker, CancellationToken cancellationToken)
        where TRequest : class, IMessage
        where TResponse : class, IMessage => invoker.AsyncDuplexStreamingCall(
            MethodOf<TRequest, TResponse>(MethodType.DuplexStreaming, rpc), host: null, new CallOptions(cancellationToken: cancellationToken));

    private static Method<TRequest, TResponse> MethodOf<TRequest, TResponse>(MethodType type, MethodDescriptor rpc)
        where TRequest : class, IMessage
        where TResponse : class, IMessage =>
        new(type, rpc.Service.FullName, rpc.Name, MarshallerOf<TRequest>(rpc.InputType), MarshallerOf<TResponse>(rpc.OutputType));

    private static Marshaller<T> MarshallerOf<T>(MessageDescriptor message)
        where T : class, IMessage => Marshallers.Create(
            (value, context) =>
            {
                context.SetPayloadLength(value.CalculateSize());
                value.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context => (T)message.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
