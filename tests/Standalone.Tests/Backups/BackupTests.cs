using Medborgarlofte.Journal.Backups;
using Medborgarlofte.Standalone.Backups;
using Medborgarlofte.Standalone.Tests.Starts;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests.Backups;

/// <summary>The commands backup and restore, on processes.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-backup-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Copy => Path.Combine(folder, "copy");

    [Fact]
    public async Task Restore_OfOneServiceUnderLoad_TellsWhatIsGoneAndCountsEachRecordOnce()
    {
        using var process = new StandaloneProcess(Data);
        var token = SentRecords.Token(process, "driller");
        var other = SentRecords.Token(process, "other");
        await process.StartAsync();
        await WholeExampleAsync();
        await SentRecords.SendAsync(process, token, 0, 500);

        // Under load: the copy is of one moment of it.
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(process, token, 1000, stop.Token);
        var (made, said) = await process.CommandAsync("backup", Copy);
        await stop.CancelAsync();
        var sent = await load;
        Assert.True(made == 0, said);
        Assert.InRange(Count(Path.Combine(Copy, "police.db")), 500, Count(Path.Combine(Data, "police.db")));

        // An hour's work, of which the copy knows nothing.
        await SentRecords.SendAsync(process, token, 100_000, 280);
        await SentRecords.SendAsync(process, other, 0, 20);
        Assert.Equal(6, (await process.CommandAsync("restore", Copy, "--only", "police")).ExitCode);
        process.Kill();

        var (restored, told) = await process.CommandAsync("restore", Copy, "--only", "police");
        Assert.True(restored == 0, told);
        Assert.Contains("other (20) must send again what it has sent since", told, StringComparison.Ordinal);
        Assert.Matches("driller \\([0-9]+\\) must send again", told);
        Assert.Contains("verified", told, StringComparison.Ordinal);
        Assert.True(Count(Path.Combine(Assert.Single(Directory.GetDirectories(Data, "replaced-*")), "police.db")) > Count(Path.Combine(Data, "police.db")));

        await process.StartAsync();
        await SentRecords.SendAsync(process, token, 0, 500);
        await SentRecords.SendAsync(process, token, 1000, sent);
        await SentRecords.SendAsync(process, token, 100_000, 280);
        await SentRecords.SendAsync(process, other, 0, 20);
        Assert.Equal(0, await process.StopAsync());
        Assert.Equal(500 + sent + 280 + 20, Count(Path.Combine(Data, "police.db")));
        var (verified, result) = await process.CommandAsync("verify");
        Assert.True(verified == 0, result);
    }

    [Fact]
    public async Task Restore_IntoANewFolder_IsTheSameWithItsKey()
    {
        using var process = new StandaloneProcess(Data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        await SentRecords.SendAsync(process, token, 0, 300);
        Assert.Equal(0, (await process.CommandAsync("backup", Copy)).ExitCode);
        Assert.Equal(2, (await process.CommandAsync("backup", Copy)).ExitCode);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Copy))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        process.Kill();

        using var anew = new StandaloneProcess(Path.Combine(folder, "anew"));
        var (restored, told) = await anew.CommandAsync("restore", Copy);
        Assert.True(restored == 0, told);
        await anew.StartAsync("--no-example");
        Assert.Equal(300, SentRecords.Count(await SentRecords.SendAsync(anew, token, 0, 300), "unchanged"));
    }

    [Fact]
    public async Task Restore_BesideTheLogOfAKilledProcess_IsWholeAndNoted()
    {
        using var process = new StandaloneProcess(Data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        await SentRecords.SendAsync(process, token, 0, 1000);
        Assert.Equal(0, (await process.CommandAsync("backup", Copy)).ExitCode);
        await SentRecords.SendAsync(process, token, 1000, 1000);
        process.Kill();
        Assert.True(File.Exists(Path.Combine(Data, "police.db-wal")));

        var (restored, told) = await process.CommandAsync("restore", Copy, "--only", "police");

        Assert.True(restored == 0, told);
        Assert.Contains("police: whoever reads the changes is told that it was restored, and goes on from entry 1000", told, StringComparison.Ordinal);
        await process.StartAsync("--no-example");
        Assert.Equal(1000, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, 1000), "unchanged"));
    }

    [Fact]
    public async Task Restore_KilledAgainAndAgain_StartsNothingUntilItIsRunToItsEnd()
    {
        using var process = new StandaloneProcess(Data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        await SentRecords.SendAsync(process, token, 0, 200);
        Assert.Equal(0, (await process.CommandAsync("backup", Copy)).ExitCode);
        await SentRecords.SendAsync(process, token, 200, 200);
        process.Kill();

        // As a restore leaves it that was killed after the first of its files.
        await new RestoreProgress(Copy, SourceDatabase.Names, "replaced-earlier").WriteAsync(UnfinishedRestore.NoteOf(Data));
        Directory.CreateDirectory(Path.Combine(Data, "replaced-earlier"));
        File.Move(Path.Combine(Data, "police.db"), Path.Combine(Data, "replaced-earlier", "police.db"));
        var (refused, _, errors) = await StandaloneProcess.EndAsync("--data", Data, "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0");
        Assert.Equal(3, refused);
        Assert.Contains($"restore {Copy} --data {Data}", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, "police.db")));

        var (restored, told) = await process.CommandAsync("restore", Copy);
        Assert.True(restored == 0, told);
        Assert.Contains("entries 201-400 of police are gone", told, StringComparison.Ordinal);
        Assert.Equal(400, Count(Path.Combine(Data, "replaced-earlier", "police.db")));
        await process.StartAsync("--no-example");
        Assert.Equal(200, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, 200), "unchanged"));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("municipal.db")]
    public async Task Restore_OfABackupThatIsNotWhole_ChangesNothing(string gone)
    {
        using var process = new StandaloneProcess(Data);
        await process.StartAsync("--no-example");
        await process.StopAsync();
        Assert.Equal(0, (await process.CommandAsync("backup", Copy)).ExitCode);
        File.Delete(Path.Combine(Copy, gone));
        Assert.Equal(1, (await process.CommandAsync("restore", Copy)).ExitCode);
        Assert.Empty(Directory.GetDirectories(Data, $"{RestoreProgress.ReplacedPrefix}*"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<int> LoadAsync(StandaloneProcess process, string token, int first, CancellationToken stop)
    {
        var sent = 0;
        do
        {
            Assert.Equal(100, SentRecords.Count(await SentRecords.SendAsync(process, token, first + sent, 100), "created"));
            sent += 100;
        }
        while (!stop.IsCancellationRequested);

        return sent;
    }

    private async Task WholeExampleAsync() =>
        await Testing.Eventually.Get(() => Task.FromResult(File.Exists(Path.Combine(Data, ".example-loading"))), loading => !loading);

    /// <summary>Activities that are not the example's.</summary>
    private static long Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM journal WHERE Actor NOT LIKE 'example%'";
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, $"{database}.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
