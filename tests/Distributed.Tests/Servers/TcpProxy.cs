using System.Net.Sockets;
using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A way to a port that can be cut as a network is: nothing arrives, and nobody is told.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly int target;
    private volatile TaskCompletionSource open = Opened();

    public TcpProxy(int target)
    {
        this.target = target;
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; } = Ports.Free();

    /// <summary>From now on nothing is forwarded, in neither direction.</summary>
    public void Cut() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Forwards again, also what was held back.</summary>
    public void Mend() => open.TrySetResult();

    public void Dispose()
    {
        stopping.Cancel();
        listener.Stop();
        Mend();
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await open.Task.WaitAsync(stopping.Token);
                await far.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
                await Task.WhenAny(ForwardAsync(near.GetStream(), far.GetStream()), ForwardAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Either end has gone, or the test has.
            }
        }
    }

    private async Task ForwardAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, stopping.Token)) > 0)
        {
            await open.Task.WaitAsync(stopping.Token);
            await to.WriteAsync(buffer.AsMemory(0, read), stopping.Token);
        }
    }
}
