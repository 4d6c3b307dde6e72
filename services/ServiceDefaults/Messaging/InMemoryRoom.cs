using System.Collections.Concurrent;
using MassTransit;

namespace Medborgarlofte.ServiceDefaults.Messaging;

/// <summary>
/// Bounds what waits on the bus inside the process. A broker holds it on its disk; here it is memory, and would grow for as long as
/// records come faster than they are counted. Who publishes waits for room: its journal holds what it has not published.
/// </summary>
internal sealed class InMemoryRoom : IPublishObserver, IReceiveObserver, IDisposable
{
    // Enough that whoever takes them never waits for the next.
    private const int Messages = 4;

    private readonly SemaphoreSlim room = new(Messages);
    private readonly ConcurrentDictionary<Guid, bool> inside = new();

    public async Task PrePublish<T>(PublishContext<T> context) where T : class
    {
        await room.WaitAsync(context.CancellationToken);
        inside[Id(context.MessageId)] = true;
    }

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => LeaveAsync(context.MessageId);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => LeaveAsync(context.GetMessageId());

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class =>
        Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => LeaveAsync(context.GetMessageId());

    public void Dispose() => room.Dispose();

    /// <summary>Once for each message, however often its end is told; a publisher that gave up waiting never had a place.</summary>
    private Task LeaveAsync(Guid? message)
    {
        if (inside.TryRemove(Id(message), out _))
        {
            room.Release();
        }

        return Task.CompletedTask;
    }

    private static Guid Id(Guid? message) => message ?? throw new InvalidOperationException("A message of the bus has no id.");
}
