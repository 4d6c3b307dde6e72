using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Medborgarlofte.ServiceDefaults.Clients;

/// <summary>Where a service is: a host and port, or inside one machine a Unix domain socket.</summary>
/// <param name="Uri">What requests are addressed to; a mere name when there is a socket.</param>
/// <param name="SocketPath">Path of the socket, or null.</param>
public sealed record ServiceAddress(Uri Uri, string? SocketPath)
{
    private const string UnixScheme = "unix:";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly Uri BehindSocket = new("http://localhost");

    /// <summary>Reads "http://host:port", "https://host:port" or "unix:/path/to.sock".</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ServiceAddress? address)
    {
        address = null;
        if (text.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            var path = text[UnixScheme.Length..];
            address = Path.IsPathRooted(path) ? new ServiceAddress(BehindSocket, path) : null;
        }
        else if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.PathAndQuery == "/")
        {
            address = new ServiceAddress(uri, SocketPath: null);
        }

        return address is not null;
    }

    /// <summary>The address in a configuration that has been validated.</summary>
    public static ServiceAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("The address of a service is not valid.");

    /// <summary>Makes a handler connect here, and notice when the service has gone.</summary>
    public SocketsHttpHandler Configure(SocketsHttpHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        handler.EnableMultipleHttp2Connections = true;
        handler.ConnectTimeout = ConnectTimeout;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
        if (SocketPath is not null)
        {
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(SocketPath, cancellationToken);
        }

        return handler;
    }

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
