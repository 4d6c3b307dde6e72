using System.Globalization;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>Two replicas of everything at once, and a leader that stands still past its lease and wakes up again.</summary>
[Collection(ClusterTests.Name)]
public sealed class ReplicaTests(Cluster cluster)
{
    private static readonly int Pauses = Cluster.Full ? 10 : 2;
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(Cluster.Full ? 300 : 15);

    [SkippableFact]
    public async Task Journal_LeaderPausedPastItsLease_TakesEffectOnce()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        using var second = new Cell(cluster, "2");
        await second.StartAsync();
        using var enough = new CancellationTokenSource();
        var pushers = new[] { cluster.NewPusher(), cluster.NewPusher(second) };
        var pushing = pushers.Select(pusher => PushAsync(pusher, enough.Token)).ToList();
        var began = TimeProvider.System.GetTimestamp();
        for (var pause = 0; pause < Pauses; pause++)
        {
            await PauseLeaderAsync(cluster.First.Police, second.Police);
            using var timer = new PeriodicTimer(Load / Pauses / 2);
            await timer.WaitForNextTickAsync();
        }

        await Eventually.Get(() => Task.FromResult(TimeProvider.System.GetElapsedTime(began)), elapsed => elapsed > Load, 2 * Load);
        await enough.CancelAsync();
        cluster.Activities += (await Task.WhenAll(pushing)).Sum();
        Assert.All(pushers, pusher => pusher.AssertNoFaults());
        await cluster.CountedAsync();
        await cluster.CountedAsync(second);
        await cluster.PublishedAsync();
        await cluster.EachOnceAsync("police");
        await cluster.VerifyAsync();
    }

    private static async Task<int> PushAsync(Pusher pusher, CancellationToken enough)
    {
        var pushed = 0;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (; !enough.IsCancellationRequested; pushed += 100)
        {
            await pusher.PushActivitiesAsync(pushed, 100);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        return pushed;
    }

    private async Task PauseLeaderAsync(params ServiceProcess[] replicas)
    {
        var (owner, leader) = await Eventually.Get(
            async () =>
            {
                var name = await OwnerAsync();
                return (Name: name, Process: Array.Find(replicas, replica => replica.Process.Id == ProcessId(name)));
            },
            found => found.Process is not null);
        leader!.Process.Pause();
        try
        {
            await Eventually.Get(OwnerAsync, other => other != owner);
        }
        finally
        {
            leader.Process.Resume();
        }
    }

    private Task<string> OwnerAsync() => cluster.Database.ScalarAsync<string>("police", "SELECT \"Owner\" FROM journal_publication");

    /// <summary>An owner is machine, process and chance.</summary>
    private static int ProcessId(string owner) => int.Parse(owner.Split(':')[^2], CultureInfo.InvariantCulture);
}
