using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>
/// Publishes a journal's entries in order, as the one leader among the replicas. Advances the position only after the
/// broker has confirmed, and only while its fence still holds: delivery is at least once, and a replica that was
/// paused and wakes up can neither skip nor move back.
/// </summary>
public sealed class JournalPublisher<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, JournalSignal<TContext> signal, IBus bus, TimeProvider time,
    ILogger<JournalPublisher<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private const int EntriesPerRead = 500;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly string replica = Guid.NewGuid().ToString("n");
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
        }
    }

    private async Task<int> PublishNextAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await TakeLeaseAsync(context, cancellationToken) is not { } lease)
        {
            return 0;
        }

        var entries = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Sequence > lease.Position)
            .OrderBy(e => e.Sequence).Take(EntriesPerRead).ToListAsync(cancellationToken);
        foreach (var run in Runs(entries))
        {
            await bus.Publish(names.Batch(run), cancellationToken);
        }

        if (entries.Count > 0)
        {
            await AdvanceAsync(context, lease, entries[^1].Sequence, cancellationToken);
        }

        return entries.Count;
    }

    private async Task<JournalPublication?> TakeLeaseAsync(TContext context, CancellationToken cancellationToken)
    {
        var now = JournalEntry.ToMicros(time.GetUtcNow());
        var until = JournalEntry.ToMicros(time.GetUtcNow() + LeaseTime);
        var lease = await context.Set<JournalPublication>().AsNoTracking().SingleAsync(cancellationToken);
        if (lease.Owner == replica && lease.ExpiresAtMicros - now > LeaseTime.TotalMicroseconds / 2)
        {
            return lease;
        }

        var mine = lease.Owner == replica;
        var taken = await context.Set<JournalPublication>()
            .Where(p => p.Fence == lease.Fence && (p.Owner == replica || p.ExpiresAtMicros < now))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Owner, replica).SetProperty(x => x.ExpiresAtMicros, until)
                .SetProperty(x => x.Fence, mine ? lease.Fence : lease.Fence + 1), cancellationToken);
        ReportLeadership(taken == 1, lease.Position);
        return taken == 1 ? await context.Set<JournalPublication>().AsNoTracking().SingleAsync(cancellationToken) : null;
    }

    private async Task AdvanceAsync(TContext context, JournalPublication lease, long position, CancellationToken cancellationToken)
    {
        var advanced = await context.Set<JournalPublication>()
            .Where(p => p.Owner == replica && p.Fence == lease.Fence && p.Position == lease.Position)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Position, position), cancellationToken);
        ReportLeadership(advanced == 1, position);
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

    /// <summary>Cuts entries into runs of one type: a batch event holds one type and no gap.</summary>
    private static IEnumerable<IReadOnlyList<JournalEntry>> Runs(List<JournalEntry> entries)
    {
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            while (end < entries.Count && entries[end].Type == entries[start].Type)
            {
                end++;
            }

            yield return entries[start..end];
            start = end;
        }
    }
}
