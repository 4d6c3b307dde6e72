namespace Medborgarlofte.Distributed.Tests;

/// <summary>A service whose clock is set back an hour.</summary>
[Collection(ClusterTests.Name)]
public sealed class ClockTests(Cluster cluster)
{
    private const string FakeTime = "/usr/bin/faketime";

    [SkippableFact]
    public async Task Clock_SetBackAnHour_ChangesNeitherOrderNorVerdict()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        Skip.IfNot(File.Exists(FakeTime), "faketime is not installed: run tests/run");
        var pusher = cluster.NewPusher();
        await pusher.PushActivitiesAsync(0, 200);
        cluster.First.Police.Kill();
        await cluster.First.Police.StartAsync("env", "DONT_FAKE_MONOTONIC=1", FakeTime, "-f", "-1h");
        await pusher.PushActivitiesAsync(200, 200);
        pusher.AssertNoFaults();
        cluster.Activities += 400;
        await cluster.CountedAsync();

        // It leads again although the lease of the one before it ends an hour later by its clock.
        await cluster.PublishedAsync();
        Assert.Equal(0, await cluster.Postgres.ScalarAsync<long>(
            "police",
            """
            SELECT count(*) FROM journal a JOIN journal b ON b."Sequence" = a."Sequence" + 1 WHERE b."RecordedAtMicros" < a."RecordedAtMicros"
            """));
        var (hashes, commitment) = (await cluster.HashesAsync(), await Cluster.CommitmentAsync(cluster.First.Http));
        cluster.First.Police.Kill();
        await cluster.First.Police.StartAsync();

        Assert.Equal(hashes, await cluster.HashesAsync());
        Assert.Equal($"{commitment}", $"{await Cluster.CommitmentAsync(cluster.First.Http)}");
        await cluster.VerifyAsync();
    }
}
