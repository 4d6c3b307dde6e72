using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Medborgarlofte.ServiceDefaults.Clients;

/// <summary>A gRPC channel to another service, by http(s) address or, inside one machine, by Unix domain socket ("unix:/path").</summary>
public sealed class ServiceChannel : IDisposable
{
    /// <summary>
    /// The largest message that a service of ours takes from another one. A journal entry may be larger than the record that it came as, of
    /// which gRPC takes 4 MiB; a follow-up is as large as its agreements. What grows with the records is paged or streamed instead.
    /// </summary>
    public const int LargestMessage = 64 * 1024 * 1024;

    /// <summary>Makes the channel; connects on first use.</summary>
    /// <param name="address">Where the service is.</param>
    /// <param name="calls">Which calls are sent again; none when left out.</param>
    public ServiceChannel(string address, ServiceConfig? calls = null)
    {
        var service = ServiceAddress.Parse(address);
        Channel = GrpcChannel.ForAddress(service.Uri, new GrpcChannelOptions
        {
            HttpHandler = service.Configure(new SocketsHttpHandler()),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = LargestMessage,
            ServiceConfig = calls,
        });
    }

    /// <summary>The channel.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>A deadline from now on. It is real time, whatever day the process's clock shows.</summary>
    public static DateTime Deadline(TimeSpan patience) => TimeProvider.System.GetUtcNow().UtcDateTime + patience;

    /// <inheritdoc />
    public void Dispose() => Channel.Dispose();
}
