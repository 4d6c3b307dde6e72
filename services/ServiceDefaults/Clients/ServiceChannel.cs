using System.Net.Sockets;
using Grpc.Net.Client;

namespace Medborgarlofte.ServiceDefaults.Clients;

/// <summary>A gRPC channel to another service, by http(s) address or, inside one machine, by Unix domain socket ("unix:/path").</summary>
public sealed class ServiceChannel : IDisposable
{
    private const string UnixScheme = "unix:";

    // One journal entry may be larger than the record it came as, of which gRPC takes 4 MiB.
    private const int LargestMessage = 64 * 1024 * 1024;

    /// <summary>Makes the channel; connects on first use.</summary>
    public ServiceChannel(string address)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        };
        if (address.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            var path = address[UnixScheme.Length..];
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(path, cancellationToken);
            address = "http://localhost";
        }

        Channel = GrpcChannel.ForAddress(
            address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = LargestMessage });
    }

    /// <summary>The channel.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>A deadline from now on. It is real time, whatever day the process's clock shows.</summary>
    public static DateTime Deadline(TimeSpan patience) => TimeProvider.System.GetUtcNow().UtcDateTime + patience;

    /// <inheritdoc />
    public void Dispose() => Channel.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
