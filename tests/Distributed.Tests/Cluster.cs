using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>
/// RabbitMQ, a database system, an issuer and one cell of services, each a process of its own, with one signed agreement. What is pushed
/// through one of its tests is still there in the next, so the totals are kept here.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private const string Agreement = "vetlanda-2020-2021";

    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-apart-").FullName;
    private int pushers;

    /// <summary>Why the tests cannot run; null when they can.</summary>
    public static string? Missing => DatabaseServer.Missing ?? RabbitMqServer.Missing;

    /// <summary>True for the long form of each test.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") is "1" or "true";

    /// <summary>Follow-up falls behind while records pour in, and catches up when they stop.</summary>
    private static TimeSpan Patience => TimeSpan.FromMinutes(Full ? 15 : 2);

    /// <summary>Folder of the program that a project has become, such as "services/Police": the tests' usual one, unless somebody says another.</summary>
    internal Func<string, string> Programs { get; init; } = Testing.Programs.FolderOf;

    /// <summary>Makes the database system, of a folder and a log file: the one that the environment names, unless somebody says another.</summary>
    internal Func<string, string, DatabaseServer> DatabaseOf { get; init; } = DatabaseServer.New;

    /// <summary>Size of a disk of the database's own, which can be filled; 0 for none.</summary>
    internal int DiskMegabytes { get; init; }

    /// <summary>That disk; null when there is none, or none can be mounted.</summary>
    internal SmallDisk? Disk { get; private set; }

    internal DatabaseServer Database { get; private set; } = null!;

    internal RabbitMqServer Rabbit { get; private set; } = null!;

    internal TestIssuer Issuer { get; } = new();

    /// <summary>The way from the police service to RabbitMQ.</summary>
    internal TcpProxy PoliceBus { get; private set; } = null!;

    internal Cell First { get; private set; } = null!;

    internal string Logs => Path.Combine(folder, "logs");

    /// <summary>Folder of the keys that services make.</summary>
    internal string Keys => Path.Combine(folder, "keys");

    /// <summary>A folder of a test's own, not yet made.</summary>
    internal string NewFolder() => Path.Combine(folder, Guid.NewGuid().ToString("n"));

    internal string SecretFile => Path.Combine(folder, "secret");

    /// <summary>How many police activities have been pushed and acknowledged; every one counts for commitment 2.</summary>
    internal int Activities { get; set; }

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        Directory.CreateDirectory(Logs);
        if (!OperatingSystem.IsWindows())
        {
            // PostgreSQL, which runs as another user, has to pass.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_001_001);
        }

        await File.WriteAllTextAsync(SecretFile, $"{Issuer.ClientSecret}\n");
        Disk = DiskMegabytes == 0 ? null : SmallDisk.TryMount(DiskMegabytes);
        Database = DatabaseOf(Path.Combine(Disk?.Path ?? folder, "database"), Path.Combine(folder, "database.log"));
        Rabbit = new RabbitMqServer(Path.Combine(folder, "rabbitmq"));
        PoliceBus = new TcpProxy(Rabbit.Port);
        await Task.WhenAll(Database.CreateAsync(), Rabbit.StartAsync(), Issuer.StartAsync());
        First = new Cell(this, "1");
        foreach (var (exitCode, output) in await Task.WhenAll(First.Services.Select(service => service.CommandAsync("--migrate"))))
        {
            Assert.True(exitCode == 0, output);
        }

        await First.StartAsync();
        await Signing.SignAsync(First.Channel, Example.Agreement(), party => Coordinator(party.ToString().ToLowerInvariant()));
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (Missing is null)
        {
            First.Dispose();
            PoliceBus.Dispose();
            Rabbit.Dispose();
            Database.Dispose();
            Disk?.Dispose();
        }

        await Issuer.DisposeAsync();
        if (Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_KEEP_LOGS") is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A pusher with sources of its own.</summary>
    internal Pusher NewPusher(Cell? cell = null) => new(cell ?? First, Issuer, $"apart-{Interlocked.Increment(ref pushers)}");

    /// <summary>Waits until the public follow-up counts every acknowledged activity, and no more.</summary>
    internal Task CountedAsync(Cell? cell = null) =>
        Eventually.Get(async () => await CountAsync((cell ?? First).Http), count => count == Activities, Patience);

    /// <summary>Waits until the leader has published the whole journal of the police service.</summary>
    internal Task PublishedAsync() => Eventually.Get(
        () => Database.ScalarAsync<long>("police", "SELECT \"Position\" FROM journal_publication"), position => position == Activities, Patience);

    /// <summary>The public follow-up of the commitment that every activity counts for.</summary>
    internal static async Task<JsonElement?> CommitmentAsync(HttpClient http)
    {
        try
        {
            var followUp = await http.GetFromJsonAsync<JsonElement>("/medborgarlofte/v1/municipalities/0685/follow-up");
            return followUp.Commitments().Where(commitment => commitment.GetProperty("id").GetString() == $"{Agreement}~2")
                .Select(commitment => (JsonElement?)commitment).FirstOrDefault();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Every chain is whole, and the read store is what the journals say.</summary>
    internal async Task VerifyAsync()
    {
        var (exitCode, output) = await First.Reporting.CommandAsync("verify");
        Assert.True(exitCode == 0, output);
        Assert.Contains($"journal police: {Activities} entries", output, StringComparison.Ordinal);
    }

    /// <summary>The state hash and the history hash of the read store.</summary>
    internal async Task<(string State, string History)> HashesAsync(Cell? cell = null)
    {
        var client = new FollowUpService.FollowUpServiceClient((cell ?? First).Channel);
        var status = await client.GetReportingStatusAsync(
            new GetReportingStatusRequest { IncludeHashes = true }, new Metadata { { "authorization", $"Bearer {Issuer.Issue("tests", "", Scopes.ReportsInternal, "*")}" } });
        return (status.StateHash, status.HistoryHash);
    }

    /// <summary>Where Reporting stands in the journal of the police service.</summary>
    internal Task<JournalWatermark> PoliceWatermarkAsync() => WatermarkAsync("police");

    /// <summary>Where Reporting stands in a journal.</summary>
    internal async Task<JournalWatermark> WatermarkAsync(string journal)
    {
        var client = new FollowUpService.FollowUpServiceClient(First.Channel);
        return (await client.GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks.Single(w => w.Journal == journal);
    }

    /// <summary>Waits until Reporting has applied every journal to its end.</summary>
    internal async Task AppliedAsync()
    {
        foreach (var journal in (string[])["police", "municipal", "followup"])
        {
            var end = await Database.ScalarAsync<long>(journal, "SELECT \"Sequence\" FROM journal_head");
            await Eventually.Get(() => WatermarkAsync(journal), mark => mark.Sequence == end, Patience);
        }
    }

    /// <summary>One entry for each record: nothing was stored twice.</summary>
    internal async Task EachOnceAsync(string journal) => Assert.Equal(
        await Database.ScalarAsync<long>(journal, "SELECT count(*) FROM journal"),
        await Database.ScalarAsync<long>(journal, "SELECT count(DISTINCT \"Subject\") FROM journal"));

    private static async Task<double?> CountAsync(HttpClient http) => (await CommitmentAsync(http))?.Count();

    /// <summary>Reporting's read store made anew, from the journals.</summary>
    internal async Task DropReadStoreAsync()
    {
        await Database.DropAsync("reporting");
        var (exitCode, output) = await First.Reporting.CommandAsync("--migrate");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A webhook whose receiver has been told of everything up to a position; its id.</summary>
    internal async Task<string> CreateWebhookAsync(string position)
    {
        var created = await new WebhooksService.WebhooksServiceClient(First.Channel).CreateWebhookAsync(
            new CreateWebhookRequest { Webhook = new Webhook { Url = "https://receiver.example.se/hook", MunicipalityCode = "0685", Position = position } }, Coordinator("municipality"));
        return created.Webhook.Id;
    }

    private Metadata Coordinator(string party) =>
        new() { { "authorization", $"Bearer {Issuer.Issue($"coordinator-{party}", party, Scopes.FollowUpManage, "0685")}" } };
}

/// <summary>The tests of one cluster run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<Cluster>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "cluster";
}
