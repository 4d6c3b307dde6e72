using Grpc.Core;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Looks at start, and then again and again, whether a journal is ahead of its watermark: what the broker lost, or
/// never had, is read from the journal without anybody asking for it.
/// </summary>
internal sealed class CatchUp(JournalApplier applier, JournalSources sources, TimeProvider time, ILogger<CatchUp> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Journals.Select(journal => FollowAsync(journal, stoppingToken)));

    private async Task FollowAsync(string journal, CancellationToken stoppingToken)
    {
        long seen = -1;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                // A batch that is on its way is left to the bus: only what is still missing a round later is read here.
                var newest = await sources.NewestAsync(journal, stoppingToken);
                var watermark = await applier.WatermarkAsync(journal, stoppingToken);
                if (newest > watermark && (seen < 0 || watermark <= seen))
                {
                    logger.CatchingUp(journal, watermark, newest);
                    await applier.CatchUpAsync(journal, stoppingToken);
                    watermark = newest;
                }

                seen = watermark;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
            {
                // A service that is away, or not listening yet, is no fault of its journal: what it holds is read when it is back.
                logger.JournalAway(journal);
            }
#pragma warning disable CA1031 // A host loop: an entry that cannot be applied is visible and tried again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.CatchUpFailed(e, journal);
                await ParkQuietlyAsync(journal, e, stoppingToken);
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ParkQuietlyAsync(string journal, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            await applier.ParkAsync(journal, exception.GetType().Name, cancellationToken);
        }
#pragma warning disable CA1031 // The read store itself may be what is away; the loop has logged the cause.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.CatchUpFailed(e, journal);
        }
#pragma warning restore CA1031
    }
}
