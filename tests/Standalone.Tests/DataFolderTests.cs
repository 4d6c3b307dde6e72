using System.Runtime.Versioning;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>What a run leaves in its data folder is its owner's alone.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;
    private const UnixFileMode Wide = (UnixFileMode)0b110_100_100;

    [SkippableFact]
    public async Task Run_NewFolder_IsTheOwnersWithEverythingInIt()
    {
        Skip.If(OperatingSystem.IsWindows());
        var parent = Directory.CreateTempSubdirectory("medborgarlofte-folder-");
        try
        {
            await using var host = await Running.StartAsync(Path.Combine(parent.FullName, "data"));
            Assert.Equal(["followup.db", "municipal.db", "police.db", "reporting.db"], Directory.EnumerateFiles(host.Data, "*.db").Select(Path.GetFileName).Order());
            Assert.NotEmpty(Directory.EnumerateFiles(host.Data, "*-wal"));
            Assert.Empty(OpenToOthers(host.Data));
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task Run_FolderOfAnEarlierRunThatOthersRead_IsTightened()
    {
        Skip.If(OperatingSystem.IsWindows());
        var folder = Directory.CreateTempSubdirectory("medborgarlofte-folder-");
        try
        {
            await (await Running.StartAsync(folder.FullName)).DisposeAsync();
            File.SetUnixFileMode(folder.FullName, Wide | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
            foreach (var file in folder.EnumerateFiles())
            {
                file.UnixFileMode = Wide;
            }

            Assert.NotEmpty(OpenToOthers(folder.FullName));
            await using var host = await Running.StartAsync(folder.FullName);
            Assert.Empty(OpenToOthers(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task Run_FolderWithOtherThingsInIt_LeavesThemAndKeepsItsOwn()
    {
        Skip.If(OperatingSystem.IsWindows());
        var folder = Directory.CreateTempSubdirectory("medborgarlofte-folder-");
        try
        {
            var other = Path.Combine(folder.FullName, "notes.txt");
            await File.WriteAllTextAsync(other, "theirs");
            File.SetUnixFileMode(other, Wide);
            await using var host = await Running.StartAsync(folder.FullName);
            Assert.Equal([other], OpenToOthers(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> OpenToOthers(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder).Where(path => (File.GetUnixFileMode(path) & Others) != 0)];

    private sealed class Running(string data) : StandaloneFixture(data, ownsData: false), IAsyncDisposable
    {
        public static async Task<Running> StartAsync(string data)
        {
            var host = new Running(data);
            await host.InitializeAsync();
            return host;
        }

        public new async ValueTask DisposeAsync() => await base.DisposeAsync();
    }
}
