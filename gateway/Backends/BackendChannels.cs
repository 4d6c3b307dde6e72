using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>One channel to each back end, shared by all calls; connects on first use.</summary>
internal sealed class BackendChannels : IDisposable
{
    private readonly Dictionary<Backend, GrpcChannel> channels;
    private readonly CallForwarding forwarding;

    public BackendChannels(IOptions<BackendOptions> options, CallForwarding forwarding)
    {
        this.forwarding = forwarding;
        channels = Backend.All.ToDictionary(backend => backend, backend => Open(backend, options.Value));
    }

    /// <summary>What the generated clients call through.</summary>
    public CallInvoker Invoker(Backend backend) => channels[backend].Intercept(forwarding);

    public void Dispose()
    {
        foreach (var channel in channels.Values)
        {
            channel.Dispose();
        }
    }

    private static GrpcChannel Open(Backend backend, BackendOptions options)
    {
        var address = BackendAddress.Parse(backend.Address(options));
        return GrpcChannel.ForAddress(address.Uri, new GrpcChannelOptions
        {
            HttpHandler = address.Configure(new SocketsHttpHandler()),
            DisposeHttpClient = true,
            ServiceConfig = CallRetries.For(backend),
        });
    }
}
