using Medborgarlofte.FollowUp.Webhooks;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.FollowUp.Clients;

/// <summary>The one channel to Reporting; opened by the first call.</summary>
internal sealed class ReportingChannel(IOptions<WebhookOptions> options) : IDisposable
{
    private readonly Lazy<ServiceChannel> channel = new(() => new ServiceChannel(options.Value.Reporting));

    /// <summary>False where no address of Reporting is configured.</summary>
    public bool IsConfigured => options.Value.Reporting.Length > 0;

    /// <summary>What the generated clients call through.</summary>
    public Grpc.Net.Client.GrpcChannel Channel => channel.Value.Channel;

    public void Dispose()
    {
        if (channel.IsValueCreated)
        {
            channel.Value.Dispose();
        }
    }
}
