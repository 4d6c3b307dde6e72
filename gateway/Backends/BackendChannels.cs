using Grpc.Core;
using Grpc.Core.Interceptors;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>One channel to each back end, shared by all calls; connects on first use.</summary>
internal sealed class BackendChannels : IDisposable
{
    private readonly Dictionary<Backend, ServiceChannel> channels;
    private readonly CallForwarding forwarding;

    public BackendChannels(IOptions<BackendOptions> options, CallForwarding forwarding)
    {
        this.forwarding = forwarding;
        channels = Backend.All.ToDictionary(backend => backend, backend => new ServiceChannel(backend.Address(options.Value), CallRetries.For(backend)));
    }

    /// <summary>What the generated clients call through.</summary>
    public CallInvoker Invoker(Backend backend) => channels[backend].Channel.Intercept(forwarding);

    public void Dispose()
    {
        foreach (var channel in channels.Values)
        {
            channel.Dispose();
        }
    }
}
