using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>
/// Holds the connections of a stopping process until the senders of its streams have read why these ended. Kestrel closes a connection as soon as its
/// last stream has ended, and a client that is still sending then takes the end of the connection for the answer.
/// </summary>
public sealed class OpenStreams(IHostApplicationLifetime lifetime, TimeProvider time) : Interceptor, IHostedLifecycleService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilItIsRead = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private int open;
    private long lastEnd;

    /// <inheritdoc />
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) => CountAsync(() => continuation(requestStream, responseStream, context));

    /// <summary>Counts a stream while it is open.</summary>
    public async Task CountAsync(Func<Task> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Interlocked.Increment(ref open);
        try
        {
            await stream();
        }
        finally
        {
            Volatile.Write(ref lastEnd, time.GetTimestamp());
            Interlocked.Decrement(ref open);
        }
    }

    /// <summary>Before anything is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Streams end when they are told. A signal has told them already; who stops the host itself has not.
        lifetime.StopApplication();
        var began = time.GetTimestamp();
        while (Volatile.Read(ref open) > 0 && time.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(BetweenLooks, time, CancellationToken.None);
        }

        var ended = Volatile.Read(ref lastEnd);
        if (ended != 0 && UntilItIsRead - time.GetElapsedTime(ended) is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
