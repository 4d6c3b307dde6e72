using System.Diagnostics;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Writes journal entries exactly once, whichever replica comes first: entries and watermark share a transaction. Journals are written one at a
/// time. An agreement counts the records in the store, and a record is counted by the agreements in the store, so two transactions that do not
/// see each other would miss a count.
/// </summary>
internal sealed class ReadStoreWriter(IDbContextFactory<ReportingDbContext> contexts, TimeProvider time, ILogger logger) : IDisposable
{
    private const int LargestTransaction = 2000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly CurrentWordings agreed = new();
    private readonly Checkpoints checkpoints = new();

    private volatile string? writing;

    /// <summary>True while entries of a journal are being written.</summary>
    public bool IsWriting(string journal) => writing == journal;

    /// <summary>Writes what comes after the watermark; returns the new watermark. Throws <see cref="EntryNotAppliedException"/>.</summary>
    public async Task<JournalPlace> ApplyAsync(
        string journal, JournalPlace watermark, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            writing = journal;
            foreach (var part in changes.SkipWhile(change => change.Sequence <= watermark.Sequence).Chunk(LargestTransaction))
            {
                watermark = await ApplyPartAsync(journal, watermark, part, cancellationToken);
            }

            return watermark;
        }
        finally
        {
            writing = null;
            turn.Release();
        }
    }

    /// <summary>Removes what came after an entry, if the journal's watermark is still the one that was seen.</summary>
    public async Task RollBackAsync(Watermark seen, JournalPlace kept, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginWriteAsync(cancellationToken);
        await LockAsync(context, cancellationToken);
        if ((await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == seen.Journal, cancellationToken)).Place == seen.Place)
        {
            await new RollBack(context).ApplyAsync(seen.Journal, kept, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Every transaction, of whichever journal and replica, writes this row first: that is the lock between them.</summary>
    private static Task<int> LockAsync(ReportingDbContext context, CancellationToken cancellationToken) =>
        context.Watermarks.Where(w => w.Journal == JournalTypes.FollowUpJournal).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Sequence, x => x.Sequence), cancellationToken);

    private async Task<JournalPlace> ApplyPartAsync(string journal, JournalPlace watermark, JournalChange[] part, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyTogetherAsync(journal, watermark, part, cancellationToken);
        }
        catch (Exception e) when (part.Length == 1 && IsLasting(e))
        {
            throw new EntryNotAppliedException(part[0].Sequence, e);
        }
#pragma warning disable CA1031 // Nothing is swallowed: the halves are retried, down to the entry at fault.
        catch (Exception e) when (IsLasting(e))
        {
            var half = part.Length / 2;
            watermark = await ApplyPartAsync(journal, watermark, part[..half], cancellationToken);
            return await ApplyPartAsync(journal, watermark, part[half..], cancellationToken);
        }
#pragma warning restore CA1031
    }

    private static bool IsLasting(Exception e) =>
        e is not OperationCanceledException and not EntryNotAppliedException and not JournalDivergedException && !DatabaseErrors.IsTransient(e);

    private async Task<JournalPlace> ApplyTogetherAsync(
        string journal, JournalPlace watermark, JournalChange[] part, CancellationToken cancellationToken)
    {
        var changes = part.SkipWhile(change => change.Sequence <= watermark.Sequence).ToList();
        if (changes.Count == 0 || changes[0].Sequence != watermark.Sequence + 1)
        {
            // Another replica has written these, or the read store was replaced. CatchUp reads what is missing.
            return watermark;
        }

        using var trace = IntakeTelemetry.Apply(journal, changes);
        var last = new JournalPlace(changes[^1].Sequence, changes[^1].Hash);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginWriteAsync(cancellationToken);

        await LockAsync(context, cancellationToken);
        var before = await context.Watermarks.AsNoTracking().ToListAsync(cancellationToken);

        // Of competing replicas one moves the watermark, the others find it moved.
        var moved = await context.Watermarks
            .Where(w => w.Journal == journal && w.Sequence == watermark.Sequence && w.Hash == watermark.Hash).ExecuteUpdateAsync(
                w => w.SetProperty(x => x.Sequence, last.Sequence).SetProperty(x => x.Hash, last.Hash)
                    .SetProperty(x => x.ParkedReason, "").SetProperty(x => x.ParkedSequence, 0),
                cancellationToken);
        if (moved == 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            var found = (await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == journal, cancellationToken)).Place;
            if (part.FirstOrDefault(change => change.Sequence == found.Sequence) is { } same && same.Hash != found.Hash)
            {
                throw JournalDivergedException.Other(new JournalPlace(same.Sequence, same.Hash), found);
            }

            // Skip what another replica has written, and write the rest.
            return found.Sequence > watermark.Sequence ? await ApplyTogetherAsync(journal, found, part, cancellationToken) : found;
        }

        var commitments = await new ReadStoreUpdate(context, agreed, checkpoints).ApplyAsync(
            changes, Moments.JournalOf(journal), Moments.PositionOf(before), cancellationToken);
        await IntakeClock.StampAsync(context, journal, before, changes, time.GetUtcNow(), cancellationToken);
        var stamped = Stopwatch.GetTimestamp();
        await transaction.CommitAsync(cancellationToken);
        if (Stopwatch.GetElapsedTime(stamped) is var took && took > Moments.LongestCommit)
        {
            logger.CommitTookLong(journal, last.Sequence, (long)took.TotalMilliseconds);
        }

        IntakeTelemetry.Applied(journal, changes, commitments, time.GetUtcNow());
        logger.Applied(journal, changes.Count, last.Sequence);
        return last;
    }
}
