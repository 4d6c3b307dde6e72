namespace Medborgarlofte.Distributed.Tests;

/// <summary>The network between a service and RabbitMQ is cut.</summary>
[Collection(ClusterTests.Name)]
public sealed class NetworkCutTests(Cluster cluster)
{
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(Cluster.Full ? 60 : 10);

    [SkippableFact]
    public async Task Network_CutBetweenServiceAndBroker_PushesAreAcceptedAndFollowUpCatchesUp()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        var pusher = cluster.NewPusher();
        var pushed = 0;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        cluster.PoliceBus.Cut();
        for (var until = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(until) < Cut; pushed += 100)
        {
            await pusher.PushActivitiesAsync(pushed, 100);
            await pace.WaitForNextTickAsync();
        }

        cluster.PoliceBus.Mend();
        cluster.Activities += pushed;
        pusher.AssertNoFaults();
        Assert.Equal(0, pusher.Retries);
        await cluster.CountedAsync();
        await cluster.PublishedAsync();
        await cluster.VerifyAsync();
    }
}
