using System.Collections.Concurrent;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Takes batches from the bus and from the journals. What is at or below the watermark is dropped; a gap is read from the journal
/// first. An entry that cannot be applied parks its journal: it stands still there, visibly, and is tried again; nothing is skipped.
/// </summary>
internal sealed class JournalApplier(
    IDbContextFactory<ReportingDbContext> contexts, JournalSources sources, TimeProvider time, ILogger<JournalApplier> logger) : IDisposable
{
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(5);

    private readonly ReadStoreWriter writer = new(contexts, time, logger);
    private readonly ConcurrentDictionary<string, long> taken = new();

    /// <summary>How many batches of a journal this replica has taken off the bus, also those that held nothing new.</summary>
    public long Taken(string journal) => taken.GetValueOrDefault(journal);

    /// <summary>True while this replica writes entries of a journal to the read store.</summary>
    public bool IsWriting(string journal) => writer.IsWriting(journal);

    /// <summary>Applies a batch from the bus: entries of one journal, in sequence order and without gaps among themselves.</summary>
    public Task ApplyAsync(string journal, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken) =>
        ParkingAsync(journal, async () =>
        {
            taken.AddOrUpdate(journal, 1, (_, before) => before + 1);
            var watermark = await WatermarkAsync(journal, cancellationToken);
            if (watermark.IsParked)
            {
                // It is read from the journal when the journal moves again.
                return;
            }

            var sequence = watermark.Sequence;
            if (changes[0].Sequence > sequence + 1)
            {
                logger.GapFound(journal, sequence, changes[0].Sequence);
                sequence = await ReadOnAsync(journal, sequence, changes[0].Sequence - 1, cancellationToken);
            }

            await writer.ApplyAsync(journal, sequence, changes, cancellationToken);
        });

    /// <summary>Reads and applies what the journal holds after the watermark, also where it is parked.</summary>
    /// <param name="journal">Which.</param>
    /// <param name="until">Sequence up to which it is missing: what comes after it is on its way by the bus.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    public Task CatchUpAsync(string journal, long until, CancellationToken cancellationToken) =>
        ParkingAsync(journal, async () =>
        {
            var watermark = await WatermarkAsync(journal, cancellationToken);
            await ReadOnAsync(journal, watermark.Sequence, until, cancellationToken);
            if (watermark.IsParked)
            {
                await ParkAsync(journal, 0, "", cancellationToken);
            }
        });

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    /// <summary>How far a journal has been applied, and whether it stands still.</summary>
    public async Task<Watermark> WatermarkAsync(string journal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == journal, cancellationToken);
    }

    /// <summary>Notes where and why a journal stands still, for health and status; empty when it moves again.</summary>
    public async Task ParkAsync(string journal, long sequence, string reason, CancellationToken cancellationToken)
    {
        IntakeTelemetry.Parked(journal, reason.Length > 0);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var noted = reason[..Math.Min(reason.Length, Watermark.LongestReason)];
        await context.Watermarks.Where(w => w.Journal == journal).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.ParkedReason, noted).SetProperty(x => x.ParkedSequence, sequence), cancellationToken);
    }

    /// <summary>Notes that all that a journal held has been applied: from now on what comes is new. True when that holds of every journal.</summary>
    public async Task<bool> MarkCaughtUpAsync(string journal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Watermarks.Where(w => w.Journal == journal)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.CaughtUp, true), cancellationToken);
        return await context.Watermarks.AllAsync(w => w.CaughtUp, cancellationToken);
    }

    private async Task ParkingAsync(string journal, Func<Task> apply)
    {
        try
        {
            await apply();
        }
        catch (EntryNotAppliedException e)
        {
            // Every replica and every retry meets the same entry: it is told once.
            var before = await WatermarkAsync(journal, CancellationToken.None);
            if (before.ParkedSequence != e.Sequence && before.Sequence < e.Sequence)
            {
                logger.Parked(e, journal, e.Sequence, e.Reason);
                await ParkAsync(journal, e.Sequence, e.Reason, CancellationToken.None);
            }
        }
    }

    private async Task<long> ReadOnAsync(string journal, long watermark, long until, CancellationToken cancellationToken)
    {
        var told = time.GetTimestamp();
        await foreach (var page in sources.ReadAsync(journal, watermark, until, cancellationToken))
        {
            watermark = await writer.ApplyAsync(journal, watermark, page, cancellationToken);
            if (time.GetElapsedTime(told) > BetweenProgress)
            {
                logger.CaughtUpTo(journal, watermark);
                told = time.GetTimestamp();
            }
        }

        return watermark;
    }
}
