using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Grpc.Core;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;
using Xunit.Abstractions;

namespace Medborgarlofte.Distributed.Tests.RandomFaults;

/// <summary>
/// Random restores, messages, kills, clocks and full disks between pushes: each divergence is announced while it lasts, and at the end
/// the read store is what the journals make, and every record that was acknowledged and not lost by a restore counts once.
/// </summary>
public abstract partial class RandomFaultTests(Cluster cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const string FakeTime = "/usr/bin/faketime";
    private const string ClockAhead = "This service's clock is ";
    private const string ClockBehind = "ahead of this service's clock";
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(Cluster.Full ? 10 : 0.5);
    private static readonly string[] Journals = ["police", "municipal", "followup"];

    private readonly List<Copy> copies = [];
    private readonly int seed = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
    private Pusher pusher = null!;
    private Random random = null!;
    private BusTap tap = null!;
    private int pushed;

    /// <summary>A copy of one service's database.</summary>
    /// <param name="Journal">The service's.</param>
    /// <param name="File">Where it is.</param>
    /// <param name="Activities">How many police activities were acknowledged when it was made.</param>
    private sealed record Copy(string Journal, string File, int Activities);

    public Task InitializeAsync() => cluster.InitializeAsync();

    public async Task DisposeAsync()
    {
        await (tap?.DisposeAsync() ?? ValueTask.CompletedTask);
        await cluster.DisposeAsync();
    }

    protected async Task RunAsync()
    {
        output.WriteLine($"MEDBORGARLOFTE_TEST_SEED={seed}");
        random = new Random(seed);
        pusher = cluster.NewPusher();
        tap = await BusTap.OpenAsync(cluster.Rabbit.Port);
        Func<Task>[] faults = [PushAsync, CopyAsync, MessagesAsync, KillAtStartAsync, ClockAsync, DiskAsync, RestoreAsync];
        await PushAsync();
        await CopyAsync();
        random.Shuffle(faults);
        var watch = Stopwatch.StartNew();
        for (var step = 0; step < faults.Length || watch.Elapsed < Time; step++)
        {
            var fault = step < faults.Length ? faults[step] : faults[random.Next(faults.Length)];
            await fault();
            output.WriteLine($"{watch.Elapsed:c} {fault.Method.Name}: {cluster.Activities} activities");
        }

        await PushAsync();
        await cluster.CountedAsync();
        await cluster.AppliedAsync();
        await cluster.EachOnceAsync("police");
        await cluster.VerifyAsync();
    }

    private ServiceProcess ServiceOf(string journal) => journal switch
    {
        "police" => cluster.First.Police,
        "municipal" => cluster.First.Municipal,
        _ => cluster.First.FollowUp,
    };

    private async Task PushAsync()
    {
        var number = pushed;
        await PushActivitiesAsync(random.Next(1, 200));
        await pusher.PushMeasuresAsync(number, 5);
        await pusher.PushMeetingsAsync(number, 2);
        pusher.AssertNoFaults();
    }

    private async Task PushActivitiesAsync(int count)
    {
        (var from, pushed) = (pushed, pushed + count);
        await pusher.PushActivitiesAsync(from, count);
        cluster.Activities += count;
    }

    /// <summary>Pushes until something is refused, mends what refuses, and waits until all of it is acknowledged.</summary>
    private async Task PushWhileRefusedAsync(Func<Task> mend)
    {
        var (retries, pushing) = (pusher.Retries, Task.CompletedTask);
        await Eventually.Get(
            () =>
            {
                pushing = pushing.IsCompletedSuccessfully ? PushActivitiesAsync(500) : pushing;
                return Task.FromResult(pusher.Retries);
            },
            now => now > retries);
        await mend();
        await pushing;
        pusher.AssertNoFaults();
    }

    private async Task CopyAsync()
    {
        foreach (var journal in Journals)
        {
            var file = $"{cluster.NewFolder()}.copy";
            await cluster.Database.DumpAsync(journal, file);
            copies.Add(new Copy(journal, file, cluster.Activities));
        }
    }

    /// <summary>An earlier copy in the place of a database, perhaps written on: what Reporting had applied beyond it is announced until the command is run.</summary>
    private async Task RestoreAsync()
    {
        await cluster.AppliedAsync();
        var (copy, applied) = (copies[random.Next(copies.Count)], new Dictionary<string, long>());
        applied[copy.Journal] = (await cluster.WatermarkAsync(copy.Journal)).Sequence;
        ServiceOf(copy.Journal).Kill();
        await cluster.Database.DropAsync(copy.Journal);
        await cluster.Database.LoadAsync(copy.Journal, copy.File);
        cluster.Activities = copy.Journal == "police" ? copy.Activities : cluster.Activities;
        var end = await cluster.Database.ScalarAsync<long>(copy.Journal, "SELECT \"Sequence\" FROM journal_head");
        await ServiceOf(copy.Journal).StartAsync();
        if (random.Next(2) == 0)
        {
            await PushAsync();
        }

        if (end < applied[copy.Journal])
        {
            await Eventually.Get(() => cluster.WatermarkAsync(copy.Journal), mark => mark.ParkedReason.Contains("applied here", StringComparison.Ordinal));
            await Eventually.Get(() => cluster.First.Reporting.HealthAsync(),
                answer => answer?.Body.Contains($"{copy.Journal} stands still", StringComparison.Ordinal) == true);
        }

        var (exitCode, told) = await cluster.First.Reporting.CommandAsync("accept-journal", copy.Journal);
        Assert.True(exitCode == 0, told);
        output.WriteLine($"  {copy.Journal} from {applied[copy.Journal]} to {end}: {told}");
        await cluster.AppliedAsync();
    }

    /// <summary>Stale messages in any order, or forged ones: of entries to come, of other records, of another journal.</summary>
    private Task MessagesAsync()
    {
        var (ahead, kind) = (random.Next(1, 100), random.Next(4));
        return tap.SendAgainAsync(random, 10, body => kind switch
        {
            0 => body,
            1 => FirstSequence().Replace(body, match => $"{match.Groups[1]}{long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + ahead}"),
            2 => body.Replace("r-", "forged-", StringComparison.Ordinal),
            _ => body.Replace("\"police\"", "\"municipal\"", StringComparison.Ordinal),
        });
    }

    private async Task KillAtStartAsync()
    {
        var service = cluster.First.Services[random.Next(cluster.First.Services.Count)];
        service.Kill();
        service.Begin();
        await Task.Delay(random.Next(3000));
        service.Kill();
        await service.StartAsync();
    }

    /// <summary>Half an hour ahead nothing is taken; hours behind everything is; a month away no token is valid. Each is told.</summary>
    private async Task ClockAsync()
    {
        if (!File.Exists(FakeTime))
        {
            return;
        }

        var police = cluster.First.Police;
        (string, string)[] behind = [("-12h", ClockBehind), ("-30d", ClockBehind)];

        // SQLite has no clock beside the service's own to start by.
        var (offset, said) = random.GetItems(cluster.Database.Provider == "Sqlite" ? behind : [("+30m", ClockAhead), ("+30d", ClockAhead), .. behind], 1)[0];
        police.Kill();
        var (status, _) = await police.StartUnreadyAsync(said, "env", "DONT_FAKE_MONOTONIC=1", FakeTime, "-f", offset);
        Assert.Equal(said == ClockBehind ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, status);
        switch (offset)
        {
            case "+30m":
                await PushWhileRefusedAsync(RightAsync);
                break;
            case "-12h":
                await PushActivitiesAsync(50);
                await RightAsync();
                break;
            default:
                var refusal = await Refusal.OfAsync(pusher.PushOnceAsync);
                Assert.Equal(StatusCode.Unauthenticated, refusal.Status);
                await RightAsync();
                break;
        }

        async Task RightAsync()
        {
            police.Kill();
            await police.StartAsync();
        }
    }

    private async Task DiskAsync()
    {
        if (cluster.Disk is not { } disk)
        {
            return;
        }

        disk.Fill();
        await PushWhileRefusedAsync(async () =>
        {
            await Eventually.Get(() => cluster.First.Police.HealthAsync(), answer => answer?.Status == HttpStatusCode.ServiceUnavailable);
            disk.Free();
            await cluster.Database.StartAsync();
            await Task.WhenAll(cluster.First.Services.Select(service => service.ReadyAsync()));
        });
    }

    [GeneratedRegex("(\"firstSequence\":)(\\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex FirstSequence();
}

/// <summary>On PostgreSQL.</summary>
[Collection(ClusterTests.Name)]
public sealed class PostgreSqlRandomFaultTests(ITestOutputHelper output)
    : RandomFaultTests(new Cluster { DatabaseOf = (folder, log) => new PostgreSqlServer(folder, log), DiskMegabytes = 600 }, output)
{
    [SkippableFact]
    public Task Run_RandomFaults_IsWhatTheJournalsMakeInTheEnd()
    {
        Skip.If(PostgreSqlServer.Missing is not null || RabbitMqServer.Missing is not null, PostgreSqlServer.Missing ?? RabbitMqServer.Missing);
        return RunAsync();
    }
}

/// <summary>On SQLite.</summary>
[Collection(ClusterTests.Name)]
public sealed class SqliteRandomFaultTests(ITestOutputHelper output)
    : RandomFaultTests(new Cluster { DatabaseOf = (folder, _) => new SqliteFiles(folder), DiskMegabytes = 100 }, output)
{
    [SkippableFact]
    public Task Run_RandomFaults_IsWhatTheJournalsMakeInTheEnd()
    {
        Skip.If(RabbitMqServer.Missing is not null, RabbitMqServer.Missing);
        return RunAsync();
    }
}
