using System.Net;
using System.Net.Sockets;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests.Starts;

/// <summary>Starts that were killed, and starts that cannot succeed.</summary>
public sealed class StartTests : IDisposable
{
    private const int Kills = 8;
    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-starts-").FullName;

    public static TheoryData<string, string, int> Faults => new()
    {
        { "appsettings.json", """{ "Database": { "Provider": "Oracle" } }""", 2 },
        { "appsettings.json", """{ "Database": { "Provider": "PostgreSql" }, "ConnectionStrings": { "police": "Hst=nowhere" } }""", 2 },
        { "appsettings.json", """{ "Access": { "Authority": "https://issuer.example.se" } }""", 2 },
        { "appsettings.json", """{ "Journal": { "LeaseTime": "soon" } }""", 2 },
        { "appsettings.json", """{ "Journal": """, 2 },
        { "signing-key.pem", "no key", 3 },
        { "police.db/a-file-in-a-folder", "", 3 },
    };

    [Fact]
    public async Task Start_KilledAtAnyMomentOfEarlierStarts_AnswersAndLoadsTheWholeExample()
    {
        using var process = new StandaloneProcess(data);
        for (var kill = 0; kill < Kills; kill++)
        {
            process.Begin();

            // Any moment: from before the first file is made until the example is loaded.
            await Task.Delay(Random.Shared.Next(50, 400 * (kill + 1)));
            process.Kill();
        }

        await process.StartAsync();
        await Eventually.Get(() => Task.FromResult(File.Exists(Path.Combine(data, ".example-loading"))), loading => !loading);
        Assert.Equal(0, await process.StopAsync());
        var (exitCode, output) = await process.CommandAsync("verify");
        Assert.True(exitCode == 0, output);
        Assert.Equal(Path.Combine(data, "signing-key.pem"), Assert.Single(Directory.GetFiles(data, "*signing-key.pem*")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_RowOfAKilledMigrationStands_IsNotWaitedFor(bool pending)
    {
        using var process = new StandaloneProcess(data);
        if (!pending)
        {
            await process.StartAsync("--no-example");
            process.Kill();
        }

        Execute("police", """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
            """);
        if (!pending)
        {
            var (exitCode, output) = await process.CommandAsync("verify");
            Assert.True(exitCode == 0, output);
        }

        await process.StartAsync("--no-example");
    }

    [Fact]
    public async Task Start_AnotherProcessMigrates_SaysWhatItWaitsForAndGoesOn()
    {
        using var process = new StandaloneProcess(data);
        using (FileLock.TryTake(Path.Combine(data, "police.db-migrating")))
        {
            process.Begin("--no-example");
            await process.SaidAsync("database police is up to date");
        }

        await process.ReadyAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Start_WithAFaultThatIsExpected_IsOneSentenceAndItsExitCode(string file, string content, int exitCode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, file))!);
        await File.WriteAllTextAsync(Path.Combine(data, file), content);
        AssertRefused(exitCode, await StandaloneProcess.EndAsync(Arguments(data)));
    }

    [Fact]
    public async Task Start_DataFolderIsAFile_IsOneSentenceAndItsExitCode()
    {
        var file = Path.Combine(data, "file");
        await File.WriteAllTextAsync(file, "");
        AssertRefused(3, await StandaloneProcess.EndAsync(Arguments(file)));
    }

    [Theory]
    [InlineData("--urls")]
    [InlineData("--grpc-urls")]
    public async Task Start_PortInUse_NamesItAndItsOption(string option)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var ended = await StandaloneProcess.EndAsync([.. Arguments(data).Where((_, place) => place is 0 or 1 or 6 || (option == "--urls" ? place is 4 or 5 : place is 2 or 3)), option, address]);
        AssertRefused(4, ended);
        Assert.Contains(address, ended.Errors, StringComparison.Ordinal);
        Assert.Contains("--urls", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressThatIsNone_IsOneSentenceAndItsExitCode() =>
        AssertRefused(2, await StandaloneProcess.EndAsync("--data", data, "--urls", "127.0.0.1:5080", "--no-example"));

    [Fact]
    public async Task Start_SecondProcessOnTheFolder_IsRefused()
    {
        using var process = new StandaloneProcess(data);
        await process.StartAsync("--no-example");
        AssertRefused(6, await StandaloneProcess.EndAsync(Arguments(data)));
    }

    [Fact]
    public async Task Start_DatabaseOfANewerVersion_IsRefused()
    {
        using var process = new StandaloneProcess(data);
        await process.StartAsync("--no-example");
        await process.StopAsync();
        Execute("municipal", """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0');""");
        var ended = await StandaloneProcess.EndAsync(Arguments(data));
        AssertRefused(5, ended);
        Assert.Contains("municipal.db", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Asked_ListsCommandsAndExitCodes()
    {
        var (exitCode, output, _) = await StandaloneProcess.EndAsync("--help");
        Assert.Equal(0, exitCode);
        Assert.Contains("restore FOLDER", output, StringComparison.Ordinal);
        Assert.Contains("6  another process", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private static string[] Arguments(string folder) =>
        ["--data", folder, "--urls", $"http://127.0.0.1:{Ports.Free()}", "--grpc-urls", $"http://127.0.0.1:{Ports.Free()}", "--no-example"];

    private static void AssertRefused(int exitCode, (int ExitCode, string Output, string Errors) ended)
    {
        Assert.True(exitCode == ended.ExitCode, $"{ended}");
        Assert.DoesNotContain('\n', ended.Errors);
        Assert.EndsWith(".", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.Errors + ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output, StringComparison.Ordinal);
    }

    private void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, $"{database}.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
