using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal;

/// <summary>
/// Publishes a journal's entries in order; one replica at a time leads. It advances the position only after the broker's confirm, and only while its
/// fence holds. So delivery is at least once, and a replica that wakes from a pause can neither skip entries nor move the position back.
/// </summary>
public sealed class JournalPublisher<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, JournalSignal<TContext> signal, IBus bus, TimeProvider time,
    IOptions<JournalOptions> options, ILogger<JournalPublisher<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private const int EntriesPerRead = 1000;

    // After a burst of this size, wait for more entries: one large batch costs Reporting a fraction of several small ones.
    private const int Many = 200;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // A broker that is cut off neither confirms nor refuses. Without a timeout the publisher would still wait after it is back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly JournalLease lease = new(time, options.Value.LeaseTime);
    private bool leading;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var published = 0;
            try
            {
                published = await PublishNextAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A host loop: the broker or the database is away, nothing is lost, the next round tries again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.PublishFailed(e, names.Journal);
                await Task.Delay(LookAgain, time, stoppingToken);
            }
#pragma warning restore CA1031

            if (published == 0)
            {
                await signal.WaitAsync(LookAgain, time, stoppingToken);
            }
            else if (published is >= Many and < EntriesPerRead)
            {
                await Task.Delay(Gathering, time, stoppingToken);
            }
        }
    }

    private async Task<int> PublishNextAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await lease.TakeAsync(context, cancellationToken);
        ReportLeadership(held is not null, held?.Position ?? 0);
        if (held is null)
        {
            return 0;
        }

        // Read the last published entry again: the next batch carries its hash.
        var read = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Sequence >= held.Position)
            .OrderBy(e => e.Sequence).Take(EntriesPerRead + 1).ToListAsync(cancellationToken);
        var previous = read.FirstOrDefault(entry => entry.Sequence == held.Position)?.Hash ?? [];
        var entries = read.FindAll(entry => entry.Sequence > held.Position);
        await context.LoadTextsAsync(entries, cancellationToken);
        var (position, confirmed) = (held.Position, held.Position);
        foreach (var run in JournalRuns.Cut(entries, options.Value.LargestMessageBytes).TakeWhile(_ => lease.Holds()))
        {
            using var trace = JournalTrace.Publish(names.Journal, run);
            await PublishAsync(JournalBatches.Of(names.Journal, previous, run), cancellationToken);
            (confirmed, previous) = (run[^1].Sequence, run[^1].Hash);
            JournalMetrics.Confirmed(names.Journal, confirmed, time.GetUtcNow() - run[0].RecordedAt);

            // Advancing is a commit that pushes wait for, so do it once for several messages; a crash before it makes them be sent twice. With a slow
            // broker it also renews the lease.
            if (confirmed < entries[^1].Sequence && !lease.IsToRenew())
            {
                continue;
            }

            if (!await lease.AdvanceAsync(context, held.Fence, position, confirmed, cancellationToken))
            {
                ReportLeadership(leads: false, position);
                break;
            }

            position = confirmed;
        }

        return (int)(confirmed - held.Position);
    }

    /// <summary>
    /// Returns when the broker has confirmed. A lost confirm makes the batch be sent twice, and Reporting drops the second one by its sequence.
    /// </summary>
    private async Task PublishAsync(JournalBatch batch, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await bus.Publish(batch, either.Token).WaitAsync(either.Token);
    }

    private void ReportLeadership(bool leads, long position)
    {
        if (leads && !leading)
        {
            logger.LeaderTaken(names.Journal, position);
        }
        else if (!leads && leading)
        {
            logger.LeaderLost(names.Journal);
        }

        leading = leads;
    }
}
