using Grpc.Core;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Looks at start, and then again and again, whether a journal is ahead of its watermark: what the broker lost, or
/// never had, is read from the journal without anybody asking for it. A parked journal is tried again, ever more slowly.
/// </summary>
internal sealed class CatchUp(
    JournalApplier applier, JournalSources sources, CheckpointFill fill, IntakeLag lag, StandingJournals standing, TimeProvider time,
    ILogger<CatchUp> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Journals.Select(journal => FollowAsync(journal, stoppingToken)));

    private async Task FollowAsync(string journal, CancellationToken stoppingToken)
    {
        Standing? seen = null;
        var retry = new ParkedRetry(time);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                var watermark = await applier.WatermarkAsync(journal, stoppingToken);
                if (retry.IsDue(watermark.IsParked))
                {
                    seen = await LookAsync(journal, watermark, seen, stoppingToken);
                }
            }
            catch (Exception e) when (IsAway(e))
            {
                // A service that is away, or not listening yet, is no fault of its journal: what it holds is read when it is back.
                logger.JournalAway(journal);
            }
#pragma warning disable CA1031 // A host loop: what is wrong is visible and tried again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.CatchUpFailed(e, journal);
                await ParkQuietlyAsync(journal, e, stoppingToken);
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>
    /// A batch that is on its way is left to the bus, and so is a long row of them: read here as well, each would be worked on twice. Only
    /// what is still missing a round later, and does not come by the bus, is read from the journal.
    /// </summary>
    private async Task<Standing> LookAsync(string journal, Watermark watermark, Standing? seen, CancellationToken cancellationToken)
    {
        var status = await sources.StatusAsync(journal, watermark.Sequence, cancellationToken);
        if (await applier.ParkIfDivergedAsync(watermark, status, cancellationToken))
        {
            return seen ?? default;
        }

        var now = new Standing(watermark.Sequence, status.Published, applier.Taken(journal));
        if (lag.Observe(journal, now.Applied, status.Sequence) is { } current && !watermark.IsParked)
        {
            await standing.NoteCurrentAsync(watermark, current, cancellationToken);
        }

        if (!watermark.IsParked && (status.Sequence <= now.Applied || (seen is { } before && (applier.IsWriting(journal) || now.IsComing(before)))))
        {
            if (status.Sequence <= now.Applied && !watermark.CaughtUp)
            {
                if (await applier.MarkCaughtUpAsync(journal, cancellationToken))
                {
                    fill.Start();
                }
            }

            return now;
        }

        logger.CatchingUp(journal, now.Applied, status.Sequence);
        await applier.CatchUpAsync(journal, status.Sequence, cancellationToken);
        return now with { Applied = (await applier.WatermarkAsync(journal, cancellationToken)).Sequence };
    }

    private async Task ParkQuietlyAsync(string journal, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            var reason = exception is RpcException { StatusCode: var code } ? $"journal refused: {code}" : exception.GetType().Name;
            var watermark = await applier.WatermarkAsync(journal, cancellationToken);
            await applier.ParkAsync(journal, watermark.Sequence + 1, reason, cancellationToken);
        }
#pragma warning disable CA1031 // The read store itself may be what is away; the loop has logged the cause.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.CatchUpFailed(e, journal);
        }
#pragma warning restore CA1031
    }

    private static bool IsAway(Exception e) => e switch
    {
        RpcException refusal => JournalSources.IsAway(refusal),
        DomainException { Kind: var kind } => kind == StatusCode.Unavailable,
        _ => DatabaseErrors.IsTransient(e),
    };
}

/// <summary>When a parked journal is tried again: at once, then after twice as long each time.</summary>
internal sealed class ParkedRetry(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private TimeSpan pause;
    private long triedAt;

    /// <summary>True when the journal is to be looked at now.</summary>
    public bool IsDue(bool parked)
    {
        if (!parked)
        {
            pause = TimeSpan.Zero;
            return true;
        }

        if (time.GetElapsedTime(triedAt) < pause)
        {
            return false;
        }

        (triedAt, pause) = (time.GetTimestamp(), TimeSpan.FromTicks(Math.Clamp(2 * pause.Ticks, Shortest.Ticks, Longest.Ticks)));
        return true;
    }
}

/// <summary>How far a journal is applied here, and published by its service, and how many of its batches were taken off the bus.</summary>
internal readonly record struct Standing(long Applied, long Published, long Taken)
{
    // Rounds that a publisher which was held up is given to come to what is new.
    private const int Patience = 10;

    /// <summary>
    /// True when what is new comes by the bus: since the last round something came, even if it was here already, or the publisher is behind
    /// what is applied and will soon have come so far.
    /// </summary>
    public bool IsComing(Standing before)
    {
        var moved = Published - before.Published;
        var behind = Applied - Published;
        return Applied > before.Applied || Taken > before.Taken || (moved > 0 && behind >= 0 && behind <= Patience * moved);
    }
}
