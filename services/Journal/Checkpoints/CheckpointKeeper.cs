using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>
/// Keeps a signed checkpoint of the journal for each day (UTC), the first time that it looks and there are entries. Every replica looks;
/// the key of the table lets one of them keep it.
/// </summary>
internal sealed class CheckpointKeeper<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, IEnumerable<JournalCheckpoints> journals, TimeProvider time,
    ILogger<CheckpointKeeper<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly JournalCheckpoints checkpoints = journals.Single(journal => journal.Journal == names.Journal);

    /// <summary>Keeps the day's checkpoint unless it is kept already; false while the journal is empty.</summary>
    public async Task<bool> KeepAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<KeptCheckpoint>().AnyAsync(kept => kept.Day == day, cancellationToken))
        {
            return true;
        }

        if (!await context.Set<JournalHead>().AnyAsync(head => head.Sequence > 0, cancellationToken))
        {
            return false;
        }

        var (checkpoint, note) = await checkpoints.CurrentAsync(cancellationToken);
        context.Add(new KeptCheckpoint
        {
            Day = day, Sequence = checkpoint.Sequence, KeptAtMicros = JournalEntry.ToMicros(time.GetUtcNow()), Note = note,
        });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        using var timer = new PeriodicTimer(LookAgain, time);
        do
        {
            try
            {
                var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                done = done == today || (checkpoints.IsOn && await KeepAsync(today, stoppingToken)) ? today : null;
            }
#pragma warning disable CA1031 // A host loop: the database is away, or another replica has just kept it; the next look tells.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!DatabaseErrors.IsTransient(e) && e is not DbUpdateException)
                {
                    logger.CheckpointNotKept(e, names.Journal);
                }
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
