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
        long? seen = null;
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
    /// Reads from the journal when the bus has brought nothing of it since the last look. While the bus brings entries they are left to it: reading
    /// them here too would do the work twice.
    /// </summary>
    /// <param name="journal">Which.</param>
    /// <param name="watermark">How far it is applied.</param>
    /// <param name="seen">How far it was applied after the last look; null at the first one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How far it is applied after this look.</returns>
    private async Task<long?> LookAsync(string journal, Watermark watermark, long? seen, CancellationToken cancellationToken)
    {
        var status = await sources.StatusAsync(journal, watermark.Sequence, cancellationToken);
        if (await applier.ParkIfDivergedAsync(watermark, status, cancellationToken))
        {
            return seen;
        }

        var applied = watermark.Sequence;
        if (lag.Observe(journal, applied, status.Sequence) is { } current && !watermark.IsParked)
        {
            await standing.NoteCurrentAsync(watermark, current, cancellationToken);
        }

        var isBringing = applied > seen || (seen is not null && applier.IsWriting(journal));
        if (!watermark.IsParked && (status.Sequence <= applied || isBringing))
        {
            if (status.Sequence <= applied && !watermark.CaughtUp && await applier.MarkCaughtUpAsync(journal, cancellationToken))
            {
                fill.Start();
            }

            return applied;
        }

        logger.CatchingUp(journal, applied, status.Sequence);
        await applier.CatchUpAsync(journal, status.Sequence, cancellationToken);
        return (await applier.WatermarkAsync(journal, cancellationToken)).Sequence;
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
