using System.Net;
using System.Net.Sockets;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>What ends a start, or a --migrate, is one sentence on standard error and an exit code of docs/operations.md.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-failure-").FullName;

    public static TheoryData<string> Services => [.. ServiceRun.WithDatabase];

    public static TheoryData<string> All => [.. ServiceRun.WithDatabase, "Gateway"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Migrate_NewThenAgain_SaysWhatItDid(string name)
    {
        var (exitCode, output, errors) = await RunAsync(name, ["--migrate"]);
        Assert.True(exitCode == 0, errors);
        Assert.Matches($"{name.ToLowerInvariant()}: [0-9]+ migrations? applied$", output);
        (exitCode, output, _) = await RunAsync(name, ["--migrate"]);
        Assert.Equal(0, exitCode);
        Assert.EndsWith($"{name.ToLowerInvariant()}: up to date", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Start_WithoutConnectionString_NamesIt(string name) =>
        AssertSentence(2, $"ConnectionStrings:{name.ToLowerInvariant()}", await RunAsync(name, [], ($"ConnectionStrings__{name.ToLowerInvariant()}", "")));

    [Theory]
    [InlineData("Database__Provider", "Oracle", 2, "Database:Provider")]
    [InlineData("Database__MigrateAtStart", "perhaps", 2, "Database:MigrateAtStart")]
    [InlineData("ConnectionStrings__police", "Data Source=/nowhere/police.db", 3, "/nowhere/police.db")]
    [InlineData("ConnectionStrings__police", "Sauce=x", 2, "ConnectionStrings:police")]
    [InlineData("Kestrel__Endpoints__Grpc__Url", "http://127.0.0.1:99999", 2, "port")]
    [InlineData("Kestrel__Endpoints__Grpc__Url", "http://192.0.2.1:5000", 4, "address")]
    [InlineData("Access__Authority", "https://issuer.example.se", 2, "Access")]
    [InlineData("Journal__LeaseTime", "99:00:00", 2, "LeaseTime")]
    [InlineData("Bus__RabbitMq", "nonsense", 2, "Bus:RabbitMq")]
    public async Task Start_WithAWrongValue_NamesIt(string key, string value, int exitCode, string named) =>
        AssertSentence(exitCode, named, await RunAsync("Police", [], ("Database__MigrateAtStart", "true"), ("Bus__Transport", key == "Bus__RabbitMq" ? "RabbitMq" : "InMemory"), (key, value)));

    [Theory]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Username=x;Password=hidden-word")]
    [InlineData("SqlServer", "Server=127.0.0.1,1;User Id=x;Password=hidden-word;Connect Timeout=1;Encrypt=true")]
    public async Task Migrate_DatabaseAway_SaysSoWithoutThePassword(string provider, string connection)
    {
        var ended = await RunAsync("Police", ["--migrate"], ("Database__Provider", provider), ("ConnectionStrings__police", connection));
        AssertSentence(5, "ConnectionStrings:police", ended);
        Assert.DoesNotContain("hidden-word", ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Command_DatabaseAway_SaysSo(string command)
    {
        var copy = Path.Combine(folder, "copy");
        if (command == "restore")
        {
            Directory.CreateDirectory(copy);
            await File.WriteAllTextAsync(Path.Combine(copy, "manifest.json"), """
                { "format": 1, "version": "", "createdAt": "2026-01-01T00:00:00Z", "files": {}, "journals": { "police": { "file": "", "sha256": "", "sequence": 1, "hash": "00", "recordedAt": null } } }
                """);
        }

        AssertSentence(5, "", await RunAsync("Police", command == "verify" ? [command] : [command, copy],
            ("Database__Provider", "PostgreSql"), ("ConnectionStrings__police", "Host=127.0.0.1;Port=1;Username=x;Password=hidden-word")));
    }

    [Theory]
    [InlineData("backup", 7)]
    [InlineData("restore", 1)]
    public async Task Command_NothingThere_SaysSo(string command, int exitCode) =>
        AssertSentence(exitCode, "There is no", await RunAsync("Municipal", [command, Path.Combine(folder, "copy")]));

    [Fact]
    public async Task Verify_ServicesAway_SaysSo()
    {
        Assert.Equal(0, (await RunAsync("Reporting", ["--migrate"])).ExitCode);
        AssertSentence(7, "does not answer", await RunAsync("Reporting", ["verify"]));
    }

    [SkippableFact]
    public async Task Start_FolderOfTheDatabaseIsReadOnly_IsOneSentence()
    {
        using var disk = SmallDisk.TryMount(8);
        Skip.If(disk is null, "no disk of its own can be mounted: needs root");
        var migrate = ("Database__MigrateAtStart", "true");
        var database = ("ConnectionStrings__police", $"Data Source={Path.Combine(disk!.Path, "police.db")}");
        disk.SetReadOnly(true);
        AssertSentence(3, disk.Path, await RunAsync("Police", [], migrate, database));
        AssertSentence(3, disk.Path, await RunAsync("Police", ["--migrate"], database));
        disk.SetReadOnly(false);
        disk.Fill(32 * 1024);
        AssertSentence(3, disk.Path, await RunAsync("Police", ["--migrate"], database));
        disk.Free();
        Assert.Equal(0, (await RunAsync("Police", ["--migrate"], database)).ExitCode);
    }

    [Fact]
    public async Task Start_GatewayWithAWrongAddress_NamesTheKey() =>
        AssertSentence(2, "Backends:Municipal", await RunAsync("Gateway", [], ("Backends__Municipal", "nonsense")));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Start_PortInUse_NamesIt(string name)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        AssertSentence(4, address, await RunAsync(
            name, [], ("Kestrel__Endpoints__Grpc__Url", address), ("Database__MigrateAtStart", "true")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Command_Unknown_IsRefused(string name) => AssertSentence(2, "serve", await RunAsync(name, ["serve"]));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void AssertSentence(int exitCode, string named, (int ExitCode, string Output, string Errors) ended)
    {
        Assert.True(exitCode == ended.ExitCode, $"{ended}");
        Assert.Contains(named, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, string[] arguments, params (string Key, string Value)[] environment) =>
        ServiceRun.ToItsEndAsync(folder, name, arguments, environment);
}
