using System.Net;
using System.Text;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Starts;

/// <summary>A disk that is full or takes no change: at a start, at a command, and while the process runs.</summary>
public sealed class DiskTests : IDisposable
{
    private const string NoDisk = "no disk of its own can be mounted: needs root";
    private const int Megabytes = 40;

    private readonly SmallDisk? disk = SmallDisk.TryMount(Megabytes);

    private string Data => Path.Combine(disk!.Path, "data");

    [SkippableFact]
    public async Task Start_NewFolderOnAReadOnlyDisk_IsOneSentenceAndItsExitCode()
    {
        Skip.If(disk is null, NoDisk);
        disk!.SetReadOnly(true);
        await AssertRefusedAsync("The data folder");
    }

    [SkippableFact]
    public async Task Start_FolderOfAnEarlierRunThatIsReadOnlyNow_IsOneSentenceAndItsExitCode()
    {
        Skip.If(disk is null, NoDisk);
        await RunOnceAsync();
        disk!.SetReadOnly(true);
        await AssertRefusedAsync("The data folder");
        disk.SetReadOnly(false);
        await RunOnceAsync();
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(64 * 1024)]
    [InlineData(700 * 1024)]
    public async Task Start_FirstOnAFullDisk_IsOneSentenceAndTheNextOneStarts(int left)
    {
        Skip.If(disk is null, NoDisk);
        disk!.Fill(left);
        await AssertRefusedAsync("");
        disk.Free();
        await RunOnceAsync();
    }

    [SkippableFact]
    public async Task Backup_ToAFullOrReadOnlyDisk_IsOneSentenceAndNoBackup()
    {
        Skip.If(disk is null, NoDisk);
        var data = Directory.CreateTempSubdirectory("medborgarlofte-disk-data-").FullName;
        try
        {
            using var process = new StandaloneProcess(data);
            await process.StartAsync("--no-example");
            disk!.Fill(64 * 1024);
            await RefusedAsync();
            disk.Free();
            disk.SetReadOnly(true);
            await RefusedAsync();
            disk.SetReadOnly(false);
            Assert.Equal(ExitCodes.Ok, (await process.CommandAsync("backup", Data)).ExitCode);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        async Task RefusedAsync()
        {
            AssertSentence(await StandaloneProcess.EndAsync("backup", Data, "--data", data), ExitCodes.Files);
            Assert.False(File.Exists(Path.Combine(Data, "manifest.json")));
        }
    }

    [SkippableFact]
    public async Task Push_DiskIsFullThenFree_IsRefusedAndReadySaysSoUntilItIsStored()
    {
        Skip.If(disk is null, NoDisk);
        using var process = new StandaloneProcess(Data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        Assert.Equal(100, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, 100), "created"));

        disk!.Fill();
        using var http = new HttpClient { BaseAddress = process.RestAddress };
        var acknowledged = 100;
        var refused = await Eventually.Get(
            async () =>
            {
                using var content = new StringContent(SentRecords.Line(acknowledged), Encoding.UTF8, "application/json");
                using var answer = await SentRecords.PostAsync(http, token, content);
                acknowledged += answer.StatusCode == HttpStatusCode.Created ? 1 : 0;
                return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
            },
            answer => answer.StatusCode != HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("DATABASE_UNAVAILABLE", refused.Body, StringComparison.Ordinal);
        await Eventually.Get(() => ReadyAsync(http), ready => ready is (HttpStatusCode.ServiceUnavailable, var body)
            && body.Contains("journal-police: The disk of the database is full.", StringComparison.Ordinal));

        disk.Free();
        await Eventually.Get(() => ReadyAsync(http), answer => answer.Status == HttpStatusCode.OK && !answer.Body.Contains("full", StringComparison.Ordinal));
        var again = await SentRecords.SendAsync(process, token, 0, acknowledged + 1);
        Assert.Equal((acknowledged, 1), (SentRecords.Count(again, "unchanged"), SentRecords.Count(again, "created")));
    }

    public void Dispose() => disk?.Dispose();

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static void AssertSentence((int ExitCode, string Output, string Errors) ended, int exitCode)
    {
        Assert.True(exitCode == ended.ExitCode, $"{ended}");
        Assert.DoesNotContain('\n', ended.Errors);
        Assert.EndsWith(".", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.Errors + ended.Output, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string named)
    {
        var ended = await StandaloneProcess.EndAsync(
            "--data", Data, "--urls", $"http://127.0.0.1:{Ports.Free()}", "--grpc-urls", $"http://127.0.0.1:{Ports.Free()}", "--no-example");
        AssertSentence(ended, ExitCodes.Files);
        Assert.Contains(named, ended.Errors, StringComparison.Ordinal);
    }

    private async Task RunOnceAsync()
    {
        using var process = new StandaloneProcess(Data);
        await process.StartAsync("--no-example");
        Assert.Equal(ExitCodes.Ok, await process.StopAsync());
    }
}
