using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Medborgarlofte.Gateway.PassThrough;

/// <summary>Connects to each back end as its channel does, by a Unix domain socket where it has one.</summary>
internal sealed class BackendHttpClientFactory(IOptions<BackendOptions> options) : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        var backend = Backend.All.Single(backend => backend.Name == context.ClusterId);
        ServiceAddress.Parse(backend.Address(options.Value)).Configure(handler);
    }
}
