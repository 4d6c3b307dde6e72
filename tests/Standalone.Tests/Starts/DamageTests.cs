using System.Net;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Starts;

/// <summary>A damaged database is found at the start after an end that was no clean stop, and takes nothing.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Records = 3000;
    private const int PageSize = 4096;

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-damage-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Start_AfterAKillWithDamage_IsNotReadyAndAcknowledgesNoPush(int kind)
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        Assert.Equal(Records, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, Records), "created"));
        process.Kill();
        Damage(kind);

        await AssertTakesNothingAsync(process, token);
        await AssertVerifyNamesItAsync();
        process.Kill();
        await AssertVerifyNamesItAsync();
    }

    [Fact]
    public async Task Start_AfterABackupWasCopiedBesideTheLog_IsNotReadyUntilItIsRestored()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        await SentRecords.SendAsync(process, token, 0, Records);
        var copy = Directory.CreateTempSubdirectory("medborgarlofte-damage-copy-").FullName;
        Assert.Equal(0, (await process.CommandAsync("backup", copy)).ExitCode);

        // The log holds only what came last: the pages of the present database that it goes on from are not those of the copy.
        await SentRecords.SendAsync(process, token, Records, 1000);
        SqliteLogGone(Path.Combine(data, "police.db"));
        await SentRecords.SendAsync(process, token, Records + 1000, 200);
        process.Kill();
        File.Copy(Path.Combine(copy, "police.db"), Path.Combine(data, "police.db"), overwrite: true);
        await AssertTakesNothingAsync(process, token);

        process.Kill();
        var (restored, told) = await process.CommandAsync("restore", copy, "--only", "police");
        Assert.True(restored == 0, told);
        Directory.Delete(copy, recursive: true);
        await process.StartAsync("--no-example");
        Assert.Equal(Records, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, Records), "unchanged"));
    }

    /// <summary>Verify ends by itself and says what it met, not how it met it.</summary>
    private async Task AssertVerifyNamesItAsync()
    {
        var (exitCode, output, errors) = await StandaloneProcess.EndAsync("verify", "--data", data);
        Assert.True(exitCode is ExitCodes.Failed or ExitCodes.Database, $"{exitCode}: {output} {errors}");
        Assert.Contains("damaged", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    private static async Task AssertTakesNothingAsync(StandaloneProcess process, string token)
    {
        process.Begin("--no-example");
        using var http = new HttpClient { BaseAddress = process.RestAddress };
        await Eventually.Get(() => StatusAsync(http, "/health/live"), status => status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, "/health/ready"));
        using var content = new StringContent(SentRecords.Line(Records), System.Text.Encoding.UTF8, "application/json");
        using var answer = await SentRecords.PostAsync(http, token, content);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("DATABASE_CORRUPT", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAKillWithoutDamage_IsReady()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        await SentRecords.SendAsync(process, token, 0, Records);
        process.Kill();
        await process.StartAsync("--no-example");
        Assert.Equal(Records, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, Records), "unchanged"));
        Assert.Equal(0, await process.StopAsync());
        Assert.Empty(Directory.GetFiles(data, "*-wal"));
        Assert.Empty(Directory.GetFiles(data, "*-running"));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private void Damage(int kind)
    {
        var file = Path.Combine(data, "police.db");
        switch (kind)
        {
            case 0:
                // Not a database at all.
                foreach (var log in Directory.GetFiles(data, "police.db-*"))
                {
                    File.Delete(log);
                }

                File.WriteAllText(file, "no database");
                break;
            default:
                // Pages in the middle.
                SqliteLogGone(file);
                using (var stream = File.OpenWrite(file))
                {
                    stream.Seek(stream.Length / PageSize / 2 * PageSize, SeekOrigin.Begin);
                    stream.Write(new byte[8 * PageSize]);
                }

                break;
        }
    }

    /// <summary>Everything is in the database itself, and it still looks as the killed process left it.</summary>
    private static void SqliteLogGone(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
