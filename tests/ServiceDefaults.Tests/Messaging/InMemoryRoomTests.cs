using MassTransit;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Tests.Messaging;

/// <summary>A publisher that is faster than its consumer, on the bus inside the process.</summary>
public sealed class InMemoryRoomTests : IAsyncLifetime
{
    private const int Room = 4;
    private const int Messages = 12;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Taken taken = new();
    private readonly IHost host;

    public InMemoryRoomTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(taken);
        builder.AddBus(bus => bus.AddConsumer<OneByOne>(consumer => consumer.UseConcurrentMessageLimit(1)));
        host = builder.Build();
    }

    public Task InitializeAsync() => host.StartAsync();

    public async Task DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    [Fact]
    public async Task Publish_ConsumerIsBehind_WaitsForRoomAndLosesNothing()
    {
        var published = Publish(CancellationToken.None);
        await Eventually.Get(() => Task.FromResult(Done(published)), done => done == Room);
        await Task.Delay(Moment);
        Assert.Equal(Room, Done(published));

        taken.Gate.SetResult();
        await Task.WhenAll(published);
        await Eventually.Get(() => Task.FromResult(taken.Numbers.Count), count => count == Messages);
    }

    [Fact]
    public async Task Publish_PublisherGivesUpWaiting_ItsPlaceIsNeitherTakenNorGivenTwice()
    {
        using var patience = new CancellationTokenSource();
        var given = Publish(patience.Token);
        await Eventually.Get(() => Task.FromResult(Done(given)), done => done == Room);
        await patience.CancelAsync();
        await Eventually.Get(() => Task.FromResult(given.TrueForAll(task => task.IsCompleted)), ended => ended);
        Assert.Equal(Room, Done(given));

        var published = Publish(CancellationToken.None);
        await Task.Delay(Moment);
        Assert.Equal(0, Done(published));

        taken.Gate.SetResult();
        await Task.WhenAll(published);
        await Eventually.Get(() => Task.FromResult(taken.Numbers.Count), count => count == Room + Messages);
    }

    private static int Done(List<Task> published) => published.Count(task => task.IsCompletedSuccessfully);

    private List<Task> Publish(CancellationToken cancellationToken)
    {
        var bus = host.Services.GetRequiredService<IBus>();
        return [.. Enumerable.Range(0, Messages).Select(number => bus.Publish(new Numbered(number), cancellationToken))];
    }

    /// <summary>What is published.</summary>
    public sealed record Numbered(int Number);

    /// <summary>What has been consumed, and what the consumer waits for.</summary>
    public sealed class Taken
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public System.Collections.Concurrent.ConcurrentBag<int> Numbers { get; } = [];
    }

    /// <summary>Waits with the first message.</summary>
    public sealed class OneByOne(Taken taken) : IConsumer<Numbered>
    {
        public async Task Consume(ConsumeContext<Numbered> context)
        {
            await taken.Gate.Task;
            taken.Numbers.Add(context.Message.Number);
        }
    }
}
