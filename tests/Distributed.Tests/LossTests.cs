using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>What the broker and the read store hold can be lost: the journals have it all.</summary>
[Collection(ClusterTests.Name)]
public sealed class LossTests(Cluster cluster)
{
    [SkippableFact]
    public async Task RabbitMq_WipedWithItsQueues_ReportingRepairsItself()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        var pusher = cluster.NewPusher();
        cluster.First.Reporting.Kill();
        await pusher.PushActivitiesAsync(0, 500);

        // With Reporting away the batches stand in its queue, and go with it.
        await Eventually.Get(
            () => cluster.Database.ScalarAsync<long>("police", "SELECT \"Position\" FROM journal_publication"),
            position => position == cluster.Activities + 500);
        cluster.Rabbit.Kill();
        cluster.Rabbit.Wipe();
        await Task.WhenAll(cluster.Rabbit.StartAsync(), cluster.First.Reporting.StartAsync(), pusher.PushActivitiesAsync(500, 500));

        cluster.Activities += 1000;
        pusher.AssertNoFaults();
        await cluster.CountedAsync();
        await cluster.VerifyAsync();
    }

    [SkippableFact]
    public async Task ReadStore_DroppedDatabase_IsRebuiltWithTheSameHash()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        await PushAsync(500);
        var before = await cluster.HashesAsync();
        cluster.First.Reporting.Kill();
        await cluster.DropReadStoreAsync();
        await cluster.First.Reporting.StartAsync();

        await cluster.CountedAsync();
        Assert.Equal(before, await Eventually.Get(() => cluster.HashesAsync(), hashes => hashes == before));
        await cluster.VerifyAsync();
    }

    [SkippableFact]
    public async Task Intake_EntryThatSomebodyChanged_ParksThereAndReplaysWhenItIsMended()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        await PushAsync(100);
        var bad = cluster.Activities - 40;
        cluster.First.Reporting.Kill();
        await cluster.DropReadStoreAsync();
        await cluster.Database.ExecuteAsync("police", $"UPDATE journal SET \"Type\" = 'police.activity.v9' WHERE \"Sequence\" = {bad}");
        await cluster.First.Reporting.StartAsync();

        var parked = await Eventually.Get(cluster.PoliceWatermarkAsync, watermark => watermark.ParkedSequence != 0);
        Assert.Equal((bad, bad - 1), (parked.ParkedSequence, parked.Sequence));
        Assert.Equal($"the journal's entry {bad} does not follow from the one before it", parked.ParkedReason);
        var (exitCode, output) = await cluster.First.Reporting.CommandAsync("verify");
        Assert.Equal(1, exitCode);
        Assert.Contains($"journal police: the chain breaks at entry {bad}", output, StringComparison.Ordinal);
        Assert.Equal(1, (await cluster.First.Reporting.CommandAsync("replay", "police")).ExitCode);

        await cluster.Database.ExecuteAsync("police", $"UPDATE journal SET \"Type\" = 'police.activity.v1' WHERE \"Sequence\" = {bad}");
        (exitCode, output) = await cluster.First.Reporting.CommandAsync("replay", "police");
        Assert.True(exitCode == 0, output);
        Assert.Equal(0, (await cluster.PoliceWatermarkAsync()).ParkedSequence);
        await cluster.CountedAsync();
        await cluster.VerifyAsync();
    }

    [SkippableFact]
    public async Task Intake_MessageOfALaterVersion_StandsAsideAndFollowUpGoesOn()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        const string Later = """
            { "messageType": ["urn:message:Medborgarlofte.Contracts.Events.Later.V1:LaterRecorded"], "message": {} }
            """;
        await Eventually.Get(() => cluster.Rabbit.TrySendAsync("reporting", "application/vnd.masstransit+json", Later), sent => sent);
        await Eventually.Get(() => cluster.Rabbit.CountAsync("reporting_skipped"), count => count == 1);
        await PushAsync(10);

        // As the guide has it.
        await cluster.Rabbit.PurgeAsync("reporting_skipped");
        Assert.Equal(0u, await cluster.Rabbit.CountAsync("reporting_skipped"));
    }

    [SkippableFact]
    public async Task Verify_StoredRowChanged_NamesIt()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        await PushAsync(10);
        await cluster.Database.ExecuteAsync("reporting", "UPDATE tallies SET \"Records\" = \"Records\" + 1 WHERE \"CommitmentId\" = '2'");
        var (exitCode, output) = await cluster.First.Reporting.CommandAsync("verify");
        await cluster.Database.ExecuteAsync("reporting", "UPDATE tallies SET \"Records\" = \"Records\" - 1 WHERE \"CommitmentId\" = '2'");

        Assert.Equal(1, exitCode);
        Assert.Contains("differences: tally ", output, StringComparison.Ordinal);
        await cluster.VerifyAsync();
    }

    private async Task PushAsync(int count)
    {
        var pusher = cluster.NewPusher();
        await pusher.PushActivitiesAsync(0, count);
        cluster.Activities += count;
        pusher.AssertNoFaults();
        await cluster.CountedAsync();
    }
}
