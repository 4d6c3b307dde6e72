using Xunit.Abstractions;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>Each process is killed with -9 in the middle of pushes, in turn and again and again.</summary>
[Collection(ClusterTests.Name)]
public sealed class KillTests(Cluster cluster, ITestOutputHelper output)
{
    private static readonly int Kills = Cluster.Full ? 40 : 8;
    private static readonly int Records = Cluster.Full ? 100_000 : 12_000;

    [SkippableFact]
    public async Task Push_EveryProcessKilledInTurn_CountsEachAcknowledgedRecordOnce()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        var pusher = cluster.NewPusher();
        var others = cluster.NewPusher();
        var each = Records / Kills;
        for (var kill = 0; kill < Kills; kill++)
        {
            var pushing = pusher.PushActivitiesAsync(kill * each, each);
            var pushingOthers = Task.WhenAll(others.PushMeasuresAsync(kill * 100, 50), others.PushMeetingsAsync(kill * 100 + 50, 10));
            await Task.WhenAny(pushing, Testing.Eventually.Get(() => Task.FromResult(pusher.Acknowledged), count => count > (kill * each) + (each / 4)));
            var restart = Kill(kill % 7);
            await restart();
            await Task.WhenAll(pushing, pushingOthers);
            output.WriteLine($"kill {kill}: {pusher.Acknowledged} acknowledged, {pusher.Retries} and {others.Retries} retries");
        }

        cluster.Activities += pusher.Acknowledged;
        pusher.AssertNoFaults();
        others.AssertNoFaults();
        Assert.Equal(each * Kills, pusher.Acknowledged);
        await cluster.CountedAsync();
        await cluster.EachOnceAsync("police");
        await cluster.EachOnceAsync("municipal");
        await cluster.VerifyAsync();
    }

    /// <summary>Kills the one whose turn it is; what starts it again.</summary>
    private Func<Task> Kill(int turn)
    {
        switch (turn)
        {
            case 1:
                cluster.Rabbit.Kill();
                return cluster.Rabbit.StartAsync;
            case 3 when cluster.Database.CanBeKilled:
                cluster.Database.Kill();
                return cluster.Database.StartAsync;
            default:
                var service = turn switch
                {
                    0 => cluster.First.Police,
                    2 => cluster.First.Gateway,
                    4 => cluster.First.Reporting,
                    5 => cluster.First.Municipal,
                    _ => cluster.First.FollowUp,
                };
                service.Kill();
                return () => service.StartAsync();
        }
    }
}
