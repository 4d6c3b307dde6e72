using Grpc.Core;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Applies batches from the bus and from the journals. It drops what is at or below the watermark, and reads a gap from the journal first. It
/// applies a batch from the bus only when the journal holds the same entries and they follow from what is applied. An entry that cannot be
/// applied parks its journal, and so does a journal that has diverged. A parked journal is visible and is retried; nothing is skipped.
/// </summary>
internal sealed class JournalApplier(
    IDbContextFactory<ReportingDbContext> contexts, JournalSources sources, RefusedBatches refused, TimeProvider time, ILogger<JournalApplier> logger)
    : IDisposable
{
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(5);

    private readonly ReadStoreWriter writer = new(contexts, time, logger);

    /// <summary>True while this replica writes entries of a journal to the read store.</summary>
    public bool IsWriting(string journal) => writer.IsWriting(journal);

    /// <summary>Applies a batch from the bus.</summary>
    public async Task ApplyAsync(JournalBatch batch, CancellationToken cancellationToken)
    {
        var journal = batch.Journal;
        if (!BatchCheck.IsWhole(batch) || !sources.Journals.Contains(journal))
        {
            refused.Note(batch);
            return;
        }

        await ParkingAsync(journal, async () =>
        {
            var watermark = await WatermarkAsync(journal, cancellationToken);
            if (watermark.IsParked || batch.FirstSequence + batch.Items.Count - 1 <= watermark.Sequence)
            {
                // The batch holds nothing new, or the journal is parked: then CatchUp reads it from its watermark.
                return;
            }

            try
            {
                await ConfirmAndApplyAsync(batch, watermark.Place, cancellationToken);
            }
            catch (RpcException)
            {
                // The journal's service does not answer, so nobody can confirm the batch. CatchUp reads the journal later, and reports when it
                // cannot.
                logger.JournalAway(journal);
            }
        });
    }

    /// <summary>Reads and applies what the journal holds after the watermark, also where it is parked.</summary>
    /// <param name="journal">Which.</param>
    /// <param name="until">Last sequence to read: the bus brings what comes after it.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    public Task CatchUpAsync(string journal, long until, CancellationToken cancellationToken) =>
        ParkingAsync(journal, async () =>
        {
            var watermark = await WatermarkAsync(journal, cancellationToken);
            if (JournalDivergedException.Between(watermark, await sources.StatusAsync(journal, watermark.Sequence, cancellationToken)) is { } diverged)
            {
                throw diverged;
            }

            await ReadOnAsync(journal, watermark.Place, until, cancellationToken);
            if (watermark.IsParked)
            {
                await ParkAsync(journal, 0, "", cancellationToken);
            }
        });

    /// <summary>Parks a journal that does not hold what is applied of it; false when it does.</summary>
    public async Task<bool> ParkIfDivergedAsync(Watermark watermark, GetJournalStatusResponse status, CancellationToken cancellationToken)
    {
        if (JournalDivergedException.Between(watermark, status) is not { } diverged)
        {
            return false;
        }

        await ParkingAsync(watermark.Journal, () => Task.FromException(diverged));
        return true;
    }

    /// <summary>Removes what came after an entry, if the journal's watermark is still the one that was seen.</summary>
    public Task RollBackAsync(Watermark seen, JournalPlace kept, CancellationToken cancellationToken) => writer.RollBackAsync(seen, kept, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    /// <summary>How far a journal has been applied, and whether it is parked.</summary>
    public async Task<Watermark> WatermarkAsync(string journal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == journal, cancellationToken);
    }

    /// <summary>Stores where and why a journal is parked, for health and status. An empty reason says that it is not.</summary>
    public async Task ParkAsync(string journal, long sequence, string reason, CancellationToken cancellationToken)
    {
        IntakeTelemetry.Parked(journal, reason.Length > 0);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var noted = reason[..Math.Min(reason.Length, Watermark.LongestReason)];
        await context.Watermarks.Where(w => w.Journal == journal).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.ParkedReason, noted).SetProperty(x => x.ParkedSequence, sequence), cancellationToken);
    }

    /// <summary>Marks a journal as caught up: everything that it held has been applied. True when that holds of every journal.</summary>
    public async Task<bool> MarkCaughtUpAsync(string journal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Watermarks.Where(w => w.Journal == journal)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.CaughtUp, true), cancellationToken);
        return await context.Watermarks.AllAsync(w => w.CaughtUp, cancellationToken);
    }

    /// <summary>Applies a batch when its journal holds the same entries. Who sent the message does not matter.</summary>
    private async Task ConfirmAndApplyAsync(JournalBatch batch, JournalPlace place, CancellationToken cancellationToken)
    {
        var (journal, entries) = (batch.Journal, JournalBatches.Entries(batch));
        var status = await sources.StatusAsync(journal, entries[^1].Sequence, cancellationToken);
        if (!BatchCheck.IsHeld(entries, status.HashAt.Span))
        {
            refused.Note(batch);
            return;
        }

        if (!BatchCheck.HasEveryText(entries))
        {
            await ReadOnAsync(journal, place, entries[^1].Sequence, cancellationToken);
            return;
        }

        if (batch.FirstSequence > place.Sequence + 1)
        {
            logger.GapFound(journal, place.Sequence, batch.FirstSequence);
            place = await ReadOnAsync(journal, place, batch.FirstSequence - 1, cancellationToken);
        }

        var before = Convert.ToHexStringLower(place.Sequence < batch.FirstSequence ? batch.PreviousHash : entries[(int)(place.Sequence - batch.FirstSequence)].Hash);
        if (before != place.Hash)
        {
            throw JournalDivergedException.Other(place with { Hash = before }, place);
        }

        await writer.ApplyAsync(journal, place, [.. entries.Select(JournalChange.From)], cancellationToken);
    }

    private async Task ParkingAsync(string journal, Func<Task> apply)
    {
        try
        {
            await apply();
        }
        catch (EntryNotAppliedException e)
        {
            // Every replica and every retry meets the same entry: log it once.
            var before = await WatermarkAsync(journal, CancellationToken.None);
            if (before.ParkedSequence != e.Sequence && before.Sequence < e.Sequence)
            {
                logger.Parked(e, journal, e.Sequence, e.Reason);
                await ParkAsync(journal, e.Sequence, e.Reason, CancellationToken.None);
            }
        }
        catch (JournalDivergedException e)
        {
            var before = await WatermarkAsync(journal, CancellationToken.None);
            if (before.ParkedReason != e.Message)
            {
                logger.Diverged(journal, e.Message);
                await ParkAsync(journal, e.Sequence, e.Message, CancellationToken.None);
            }
        }
    }

    private async Task<JournalPlace> ReadOnAsync(string journal, JournalPlace place, long until, CancellationToken cancellationToken)
    {
        var told = time.GetTimestamp();
        await foreach (var page in sources.ReadAsync(journal, place, until, cancellationToken))
        {
            place = await writer.ApplyAsync(journal, place, page, cancellationToken);
            if (time.GetElapsedTime(told) > BetweenProgress)
            {
                logger.CaughtUpTo(journal, place.Sequence);
                told = time.GetTimestamp();
            }
        }

        return place;
    }
}
