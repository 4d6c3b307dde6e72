using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>What ends a start, or a --migrate, is one sentence on standard error and an exit code of docs/operations.md.</summary>
public sealed class StartFailureTests : IDisposable
{
    private static readonly string[] WithDatabase = ["Police", "Municipal", "FollowUp", "Reporting"];

    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-failure-").FullName;

    public static TheoryData<string> Services => [.. WithDatabase];

    public static TheoryData<string> All => [.. WithDatabase, "Gateway"];

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

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, string[] arguments, params (string Key, string Value)[] environment)
    {
        var program = Path.Combine(Programs.FolderOf(name == "Gateway" ? "gateway" : $"services/{name}"), $"Medborgarlofte.{name}.dll");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var settings = process.StartInfo.Environment;
        settings["Access__SigningKeyFile"] = Path.Combine(folder, "key.pem");
        settings["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{Ports.Free()}";
        settings["Kestrel__Endpoints__Rest__Url"] = $"http://127.0.0.1:{Ports.Free()}";
        settings[$"ConnectionStrings__{name.ToLowerInvariant()}"] = $"Data Source={Path.Combine(folder, "service.db")}";
        foreach (var backend in WithDatabase)
        {
            settings[$"Backends__{backend}"] = settings[$"Journals__{backend}"] = "http://127.0.0.1:1";
        }

        foreach (var (key, value) in environment)
        {
            settings[key] = value;
        }

        process.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, (await said).Trim(), (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{name} did not end.");
        }
    }
}
