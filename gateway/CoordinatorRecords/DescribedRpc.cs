using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Medborgarlofte.Gateway.CoordinatorRecords;

/// <summary>One unary RPC, called by its descriptor: the same code calls that of every record type.</summary>
/// <param name="rpc">The RPC.</param>
internal sealed class DescribedRpc(MethodDescriptor rpc)
{
    private readonly Method<IMessage, IMessage> method =
        new(MethodType.Unary, rpc.Service.FullName, rpc.Name, MarshallerOf(rpc.InputType), MarshallerOf(rpc.OutputType));

    /// <summary>The request's message type.</summary>
    public MessageDescriptor Request => rpc.InputType;

    /// <summary>The RPC of a service whose name begins with a verb.</summary>
    public static DescribedRpc Of(ServiceDescriptor service, string verb) =>
        new(service.Methods.Single(method => method.Name.StartsWith(verb, StringComparison.Ordinal)));

    /// <summary>An empty request.</summary>
    public TRequest NewRequest<TRequest>() => (TRequest)rpc.InputType.Parser.ParseFrom(ByteString.Empty);

    /// <summary>Calls it.</summary>
    public async Task<TResponse> CallAsync<TResponse>(CallInvoker invoker, IMessage request, CancellationToken cancellationToken) =>
        (TResponse)await invoker.AsyncUnaryCall(method, host: null, new CallOptions(cancellationToken: cancellationToken), request);

    private static Marshaller<IMessage> MarshallerOf(MessageDescriptor message) => Marshallers.Create(
        (value, context) =>
        {
            context.SetPayloadLength(value.CalculateSize());
            value.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => message.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
