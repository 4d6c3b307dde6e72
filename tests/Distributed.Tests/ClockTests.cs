using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

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
        cluster.Activities += 400;
        pusher.AssertNoFaults();
        await cluster.CountedAsync();

        // It leads again although the lease of the one before it ends an hour later by its clock.
        await cluster.PublishedAsync();
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>(
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

    [SkippableFact]
    public async Task Clock_HalfAnHourAhead_TakesNothingAndSaysWhy()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        Skip.IfNot(File.Exists(FakeTime), "faketime is not installed: run tests/run");
        cluster.First.Police.Kill();
        var (status, body) = await cluster.First.Police.StartUnreadyAsync("This service's clock is 00:", "env", "DONT_FAKE_MONOTONIC=1", FakeTime, "-f", "+30m");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("This service's clock is 00:", body, StringComparison.Ordinal);

        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(cluster.First.Channel);
        var activity = new PoliceActivity { RecordId = "ahead", MunicipalityCode = "0685", Kind = "trafikkontroll", Date = "2020-05-05" };
        var token = cluster.Issuer.Issue("apart-ahead", "police", Scopes.PoliceReport, "0685");
        var refusal = await Refusal.OfAsync(async () => await client.ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity }, new Metadata { { "authorization", $"Bearer {token}" } }));
        Assert.Equal((StatusCode.Unavailable, "CLOCK_AHEAD"), (refusal.Status, refusal.Reason));

        cluster.First.Police.Kill();
        await cluster.First.Police.StartAsync();
        var pusher = cluster.NewPusher();
        await pusher.PushActivitiesAsync(0, 100);
        cluster.Activities += 100;
        pusher.AssertNoFaults();
        await cluster.CountedAsync();
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>(
            "police", $"SELECT count(*) FROM journal WHERE \"RecordedAtMicros\" > {JournalEntry.ToMicros(TimeProvider.System.GetUtcNow())}"));
    }
}
