using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>A service whose database is replaced by its backup from before.</summary>
[Collection(ClusterTests.Name)]
public sealed class RestoreTests(Cluster cluster)
{
    private const int Later = 300;

    [SkippableFact]
    public async Task Police_RestoredFromABackupMadeUnderLoad_CountsEachRecordOnceWhenTheyAreSentAgain()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        Skip.If(cluster.Database is NamedServer, "how the server that the environment names is copied is not known here");
        var (copy, police) = (cluster.NewFolder(), cluster.First.Police);
        var (load, later) = (cluster.NewPusher(), cluster.NewPusher());
        await load.PushActivitiesAsync(0, 100);
        using var enough = new CancellationTokenSource();
        var loading = LoadAsync(load, 100, enough.Token);
        var (exitCode, told) = await police.CommandAsync("backup", copy);
        if (cluster.Database.CanBeKilled)
        {
            await cluster.Database.DumpAsync("police", Path.Combine(copy, "police.dump"));
        }

        await enough.CancelAsync();
        var loaded = await loading;
        Assert.True(exitCode == ExitCodes.Ok, told);
        Assert.Contains("checkpoint-key.pem: copied", told, StringComparison.Ordinal);
        Assert.StartsWith("medborgarlofte/hash-chain/police\n", await File.ReadAllTextAsync(Path.Combine(copy, "checkpoints.txt")), StringComparison.Ordinal);

        // An hour's work, of which the copy knows nothing: some of it counted, and some in the queue while Reporting is away.
        await later.PushActivitiesAsync(0, Later / 2);
        cluster.Activities += loaded + (Later / 2);
        await cluster.CountedAsync();
        cluster.First.Reporting.Kill();
        await later.PushActivitiesAsync(Later / 2, Later / 2);
        cluster.Activities += Later / 2;
        await cluster.PublishedAsync();

        await RestoreAsync(copy);
        Assert.True(await cluster.Database.ScalarAsync<long>("police", "SELECT \"Sequence\" FROM journal_head") <= cluster.Activities - Later);
        await TakeJournalAsync();
        foreach (var (pusher, count) in new[] { (load, loaded), (later, Later) })
        {
            var again = pusher.Again();
            await again.PushActivitiesAsync(0, count);
            again.AssertNoFaults();
        }

        await cluster.CountedAsync();
        await cluster.EachOnceAsync("police");
        await cluster.VerifyAsync();
        (exitCode, told) = await police.CommandAsync("verify", "--expect", Path.Combine(copy, "checkpoints.txt"));
        Assert.True(exitCode == ExitCodes.Ok, told);
    }

    private static async Task<int> LoadAsync(Pusher pusher, int pushed, CancellationToken enough)
    {
        for (; !enough.IsCancellationRequested; pushed += 100)
        {
            await pusher.PushActivitiesAsync(pushed, 100);
        }

        return pushed;
    }

    private async Task RestoreAsync(string copy)
    {
        var police = cluster.First.Police;
        if (cluster.Database.Provider == "Sqlite")
        {
            Assert.Equal(ExitCodes.Running, (await police.CommandAsync("restore", copy)).ExitCode);
        }

        police.Kill();
        if (cluster.Database.CanBeKilled)
        {
            // Another copy than the one that was made after the backup is told from it.
            await cluster.Database.DropAsync("police");
            Assert.Equal(ExitCodes.Ok, (await police.CommandAsync("--migrate")).ExitCode);
            var (refused, why) = await police.CommandAsync("restore", copy);
            Assert.True(refused == ExitCodes.Failed, why);
            Assert.Contains("restore the copy that the server made after the backup", why, StringComparison.Ordinal);
            await cluster.Database.DropAsync("police");
            await cluster.Database.LoadAsync("police", Path.Combine(copy, "police.dump"));
        }

        // Without its key, as on a new machine.
        File.Delete(Path.Combine(cluster.Keys, "checkpoint-key-police.pem"));
        var (exitCode, told) = await police.CommandAsync("restore", copy);
        Assert.True(exitCode == ExitCodes.Ok, told);
        Assert.Contains("checkpoint-key.pem: put back", told, StringComparison.Ordinal);
        Assert.Contains("must send again what it has sent since", told, StringComparison.Ordinal);
        Assert.Contains("\nverified\n", told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>As the guide has it. The queue holds batches of entries that are gone: they are refused without anybody's help.</summary>
    private async Task TakeJournalAsync()
    {
        await cluster.First.Police.StartAsync();
        await cluster.First.Reporting.StartAsync();
        var parked = await Testing.Eventually.Get(cluster.PoliceWatermarkAsync, watermark => watermark.ParkedReason.Length > 0);
        Assert.Contains("is applied here", parked.ParkedReason, StringComparison.Ordinal);
        var (exitCode, told) = await cluster.First.Reporting.CommandAsync("accept-journal", "police");
        Assert.True(exitCode == ExitCodes.Ok, told);
        Assert.Contains("Taken out: what entries ", told, StringComparison.Ordinal);
        var end = await cluster.Database.ScalarAsync<long>("police", "SELECT \"Sequence\" FROM journal_head");
        await Testing.Eventually.Get(cluster.PoliceWatermarkAsync, watermark => watermark.Sequence == end);
    }
}
