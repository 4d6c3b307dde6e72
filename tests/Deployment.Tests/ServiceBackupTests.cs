using Medborgarlofte.Journal.Backups;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>backup and restore of a service by itself, on SQLite: its database file and its keys. Under a load it is tested with the cluster.</summary>
public sealed class ServiceBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-service-backup-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Copy => Path.Combine(folder, "copy");

    [Fact]
    public async Task Restore_OnANewMachine_PutsDatabaseAndKeysBack()
    {
        await PrepareAsync();
        await DoneAsync("backup", Copy);
        Assert.Equal(
            ["checkpoint-key.pem", "followup.db", "manifest.json", "protection-keys/key-1.xml", "signing-key.pem"],
            Directory.EnumerateFiles(Copy, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Copy, file)).Order(StringComparer.Ordinal));
        var key = await File.ReadAllTextAsync(Path.Combine(Data, "checkpoint-followup.pem"));
        Directory.Delete(Data, recursive: true);

        var told = await DoneAsync("restore", Copy);
        Assert.Contains("protection-keys/key-1.xml: put back", told, StringComparison.Ordinal);
        Assert.Equal("protection", await File.ReadAllTextAsync(Path.Combine(Data, "protection", "key-1.xml")));
        Assert.Equal(key, await File.ReadAllTextAsync(Path.Combine(Data, "checkpoint-followup.pem")));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(Data, "*.pem"))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        Assert.EndsWith("up to date", await DoneAsync("--migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_WithPresentKeys_KeepsThemAndTheDatabaseBefore()
    {
        await PrepareAsync();
        await DoneAsync("backup", Copy);
        var key = Path.Combine(Data, "checkpoint-followup.pem");
        File.Delete(key);
        CheckpointKey.Ensure("test", key);
        var newer = await File.ReadAllTextAsync(key);
        var told = await DoneAsync("restore", Copy);
        Assert.Contains("checkpoint-key.pem: the present one is kept; the backup's is another", told, StringComparison.Ordinal);
        Assert.Equal(newer, await File.ReadAllTextAsync(key));
        Assert.True(File.Exists(Path.Combine(Assert.Single(Directory.GetDirectories(Data, "replaced-*")), "followup.db")));
    }

    [Fact]
    public async Task Restore_KilledInTheMiddle_NothingServesTheFileUntilItIsRunToItsEnd()
    {
        await PrepareAsync();
        await DoneAsync("backup", Copy);
        var (file, note) = (Path.Combine(Data, "followup.db"), Path.Combine(Data, "followup.db-restoring"));
        await new RestoreProgress(Copy, ["followup"], "replaced-earlier").WriteAsync(note);
        Directory.CreateDirectory(Path.Combine(Data, "replaced-earlier"));
        File.Move(file, Path.Combine(Data, "replaced-earlier", "followup.db"));
        foreach (var arguments in (string[][])[[], ["--migrate"], ["backup", Path.Combine(folder, "other")]])
        {
            var (exitCode, _, errors) = await RunAsync(arguments);
            Assert.True(exitCode == ExitCodes.Files, errors);
            Assert.Contains($"run it again with `restore {Copy}`", errors, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }

        await DoneAsync("restore", Copy);
        Assert.True(File.Exists(file));
        Assert.False(File.Exists(note));
    }

    [Fact]
    public async Task Restore_WhileAProcessServesTheFile_IsRefused()
    {
        await PrepareAsync();
        await DoneAsync("backup", Copy);
        using var serving = FileLock.TryTake(Path.Combine(Data, "followup.db-running"));
        var (exitCode, _, errors) = await RunAsync("restore", Copy);
        Assert.True(exitCode == ExitCodes.Running, errors);
        Assert.Empty(Directory.GetDirectories(Data, "replaced-*"));
    }

    [Fact]
    public async Task Restore_OfAnotherServicesBackup_ChangesNothing()
    {
        await PrepareAsync();
        await DoneAsync("backup", Copy);
        var (exitCode, _, errors) = await ServiceRun.ToItsEndAsync(Data, "Police", ["restore", Copy]);
        Assert.True(exitCode == ExitCodes.Failed, errors);
        Assert.Contains("is none of police", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Data, "replaced-*"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(Path.Combine(Data, "protection"));
        await File.WriteAllTextAsync(Path.Combine(Data, "protection", "key-1.xml"), "protection");
        CheckpointKey.Ensure("test", Path.Combine(Data, "checkpoint-followup.pem"));
        await File.WriteAllTextAsync(Path.Combine(Data, "key.pem"), "signing");
        await DoneAsync("--migrate");
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.True(exitCode == ExitCodes.Ok, $"{output} {errors}");
        return output;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        Directory.CreateDirectory(Data);
        return ServiceRun.ToItsEndAsync(
            Data, "FollowUp", arguments,
            ("ConnectionStrings__followup", $"Data Source={Path.Combine(Data, "followup.db")}"),
            ("Journal__CheckpointKeyFile", Path.Combine(Data, "checkpoint-{journal}.pem")),
            ("DataProtection__KeyFolder", Path.Combine(Data, "protection")));
    }
}
