using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Applies journal entries exactly once: a batch and its watermark are one transaction. What is at or below the
/// watermark is dropped; a gap is read from the journal first. Journals are applied one at a time: an agreement counts the records that
/// are there, and a record is counted by the agreements that are there, so two that do not see each other would lose a count.
/// </summary>
internal sealed class JournalApplier(
    IDbContextFactory<ReportingDbContext> contexts, JournalSources sources, ILogger<JournalApplier> logger) : IDisposable
{
    private const int LargestTransaction = 1000;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Applies entries of one journal, in sequence order and without gaps among themselves.</summary>
    public async Task ApplyAsync(string journal, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var watermark = await WatermarkAsync(journal, cancellationToken);
            if (changes[0].Sequence > watermark + 1)
            {
                logger.GapFound(journal, watermark, changes[0].Sequence);
                watermark = await CatchUpAsync(journal, watermark, cancellationToken);
            }

            await ApplyNewAsync(journal, watermark, changes, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads and applies everything that the journal holds after the watermark.</summary>
    public async Task CatchUpAsync(string journal, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpAsync(journal, await WatermarkAsync(journal, cancellationToken), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    /// <summary>Sequence of the last applied entry.</summary>
    public async Task<long> WatermarkAsync(string journal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Watermarks.Where(w => w.Journal == journal).Select(w => w.Sequence).SingleAsync(cancellationToken);
    }

    /// <summary>Notes why a journal stands still, for health and status.</summary>
    public async Task ParkAsync(string journal, string reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Watermarks.Where(w => w.Journal == journal)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.ParkedReason, reason), cancellationToken);
    }

    private async Task<long> CatchUpAsync(string journal, long watermark, CancellationToken cancellationToken)
    {
        await foreach (var page in sources.ReadAsync(journal, watermark, cancellationToken))
        {
            watermark = await ApplyNewAsync(journal, watermark, page, cancellationToken);
        }

        return watermark;
    }

    private async Task<long> ApplyNewAsync(
        string journal, long watermark, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        foreach (var part in changes.SkipWhile(change => change.Sequence <= watermark).Chunk(LargestTransaction))
        {
            watermark = await ApplyTogetherAsync(journal, watermark, part, cancellationToken);
        }

        return watermark;
    }

    private async Task<long> ApplyTogetherAsync(
        string journal, long watermark, JournalChange[] changes, CancellationToken cancellationToken)
    {
        var last = changes[^1].Sequence;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // One row that every replica writes first is the lock between journals.
        await context.Watermarks.Where(w => w.Journal == JournalTypes.FollowUpJournal).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Sequence, x => x.Sequence), cancellationToken);

        // The conditional UPDATE is also the lock: of competing replicas one moves the watermark, the others find it moved.
        var moved = await context.Watermarks.Where(w => w.Journal == journal && w.Sequence == watermark).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Sequence, last).SetProperty(x => x.ParkedReason, ""), cancellationToken);
        if (moved == 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            return await WatermarkAsync(journal, cancellationToken);
        }

        await new ReadStoreUpdate(context).ApplyAsync(changes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.Applied(journal, changes.Length, last);
        return last;
    }
}
