using System.Collections.Concurrent;
using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

public sealed class JournalPublisherTests : IAsyncLifetime
{
    private readonly JournalDatabase database = new();
    private readonly ConcurrentQueue<JournalBatch> received = new();
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        services = new ServiceCollection().AddLogging().AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingInMemory((_, memory) => memory.ReceiveEndpoint("notes", endpoint =>
            {
                endpoint.ConcurrentMessageLimit = 1;
                endpoint.Handler<JournalBatch>(context =>
                {
                    received.Enqueue(context.Message);
                    return Task.CompletedTask;
                });
            }));
        }).BuildServiceProvider();
        await services.GetRequiredService<IBusControl>().StartAsync();
    }

    public async Task DisposeAsync()
    {
        await services.GetRequiredService<IBusControl>().StopAsync();
        await services.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task Publish_CommittedEntries_ArriveInOrderWithoutGaps()
    {
        using var writer = await database.StartWriterAsync();
        using var publisher = await StartPublisherAsync();
        for (var i = 1; i <= 50; i++)
        {
            await JournalDatabase.NoteAsync(writer, $"n{i}");
        }

        await Eventually.Get(() => database.PositionAsync(), position => position == 50);
        await Eventually.Get(() => Task.FromResult(received.Sum(batch => batch.Items.Count)), count => count == 50);
        Assert.Equal(
            Enumerable.Range(1, 50).Select(i => $"note/n{i}"),
            received.OrderBy(batch => batch.FirstSequence).SelectMany(batch => batch.Items).Select(item => item.Subject));
        await publisher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Publish_Batches_AreTheJournalsEntriesAndFollowFromOneAnother()
    {
        using var writer = await database.StartWriterAsync();
        using var publisher = await StartPublisherAsync();
        for (var i = 1; i <= 20; i++)
        {
            await JournalDatabase.NoteAsync(writer, $"n{i}");
            await Eventually.Get(() => database.PositionAsync(), position => position >= i - 1);
        }

        await Eventually.Get(() => Task.FromResult(received.Sum(batch => batch.Items.Count)), count => count == 20);
        var inJournal = await database.EntriesAsync();
        Assert.All(received, batch => Assert.Equal(batch.FirstSequence == 1 ? [] : inJournal[(int)batch.FirstSequence - 2].Hash, batch.PreviousHash));
        Assert.Equal(inJournal.Select(entry => entry.Hash), received.OrderBy(batch => batch.FirstSequence).SelectMany(JournalBatches.Entries).Select(entry => entry.Hash));
        await publisher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Publish_LeaseTakenByAnother_DoesNotMoveThePosition()
    {
        using var writer = await database.StartWriterAsync();
        await JournalDatabase.NoteAsync(writer, "n1");
        await using (var context = database.CreateDbContext())
        {
            // Another replica holds the lease for the next hour.
            var until = JournalEntry.ToMicros(TimeProvider.System.GetUtcNow().AddHours(1));
            await context.Set<JournalPublication>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Owner, "other")
                .SetProperty(x => x.Fence, 7).SetProperty(x => x.ExpiresAtMicros, until));
        }

        using var publisher = await StartPublisherAsync();
        await JournalDatabase.NoteAsync(writer, "n2");
        await using (var context = database.CreateDbContext())
        {
            Assert.Equal((0, "other", 7), await context.Set<JournalPublication>().Select(p => ValueTuple.Create(p.Position, p.Owner, p.Fence)).SingleAsync());
            await context.Set<JournalPublication>().ExecuteUpdateAsync(p => p.SetProperty(x => x.ExpiresAtMicros, 0));
        }

        // The lease has run out: this replica takes it, with the next fence, and goes on from the position.
        await Eventually.Get(() => database.PositionAsync(), position => position == 2);
        await using var after = database.CreateDbContext();
        Assert.Equal(8, (await after.Set<JournalPublication>().SingleAsync()).Fence);
        await publisher.StopAsync(CancellationToken.None);
    }

    private async Task<JournalPublisher<JournalDatabase.Context>> StartPublisherAsync()
    {
        var publisher = new JournalPublisher<JournalDatabase.Context>(database, database.Names, database.Signal,
            services.GetRequiredService<IBus>(), TimeProvider.System,
            Microsoft.Extensions.Options.Options.Create(new JournalOptions()), NullLogger<JournalPublisher<JournalDatabase.Context>>.Instance);
        await publisher.StartAsync(CancellationToken.None);
        return publisher;
    }
}
