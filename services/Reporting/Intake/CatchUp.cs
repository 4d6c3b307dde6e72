using Grpc.Core;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Polls each journal every second and reads from it what the bus has not brought, such as messages that the broker lost. A parked journal is
/// retried with growing pauses.
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
                // The service is away, or not listening yet. That is no fault of its journal, which is read when the service is back.
                logger.JournalAway(journal);
            }
#pragma warning disable CA1031 // A host loop: the fault is logged, the journal parked and retried.
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
    /// Leaves batches that are on their way to the bus: reading them here too would do the work twice. Reads from the journal only what is still
    /// missing one round later and is not coming by the bus.
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

/// <summary>Decides when a parked journal is retried: at once, then after pauses that double from a second to a minute.</summary>
internal sealed class ParkedRetry(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private TimeSpan pause;
    private long triedAt;

    /// <summary>True when it is time to look at the journal.</summary>
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

/// <summary>How far a journal is applied here and published by its service, and how many of its batches came by the bus.</summary>
internal readonly record struct Standing(long Applied, long Published, long Taken)
{
    // How many rounds a publisher that lags behind may need to reach the new entries.
    private const int Patience = 10;

    /// <summary>
    /// True when the bus is bringing the new entries. Either a batch came since the last round, even one that held nothing new, or the publisher
    /// still publishes entries that are applied already and will reach the new ones within a few rounds.
    /// </summary>
    public bool IsComing(Standing before)
    {
        var moved = Published - before.Published;
        var behind = Applied - Published;
        return Applied > before.Applied || Taken > before.Taken || (moved > 0 && behind >= 0 && behind <= Patience * moved);
    }
}
