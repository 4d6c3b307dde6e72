using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>Where a service is: a host and port, or inside one machine a Unix domain socket.</summary>
/// <param name="Uri">What requests are addressed to; a mere name when there is a socket.</param>
/// <param name="SocketPath">Path of the socket, or null.</param>
internal sealed record BackendAddress(Uri Uri, string? SocketPath)
{
    private const string UnixScheme = "unix:";

    private static readonly Uri BehindSocket = new("http://localhost");

    public static bool TryParse(string text, [NotNullWhen(true)] out BackendAddress? address)
    {
        address = null;
        if (text.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            var path = text[UnixScheme.Length..];
            address = Path.IsPathRooted(path) ? new BackendAddress(BehindSocket, path) : null;
        }
        else if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.PathAndQuery == "/")
        {
            address = new BackendAddress(uri, SocketPath: null);
        }

        return address is not null;
    }

    /// <summary>The address in a configuration that has been validated.</summary>
    public static BackendAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("The address of a back end is not valid.");

    /// <summary>Makes a handler connect here, and notice when the service has gone.</summary>
    public SocketsHttpHandler Configure(SocketsHttpHandler handler)
    {
        handler.EnableMultipleHttp2Connections = true;
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
