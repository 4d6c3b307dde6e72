using System.Net;
using System.Net.Sockets;

namespace Medborgarlofte.Testing;

/// <summary>
/// Ports of 127.0.0.1 that stay a server's own while it is down: below those that the system gives to outgoing connections, which
/// could else take one in the meantime.
/// </summary>
public static class Ports
{
    private static readonly HashSet<int> Given = [];

    /// <summary>A port that nobody has and nobody is given again.</summary>
    public static int Free()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(20_000, 30_000);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    /// <summary>True when something listens.</summary>
    public static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
