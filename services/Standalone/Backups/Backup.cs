using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Backups;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>
/// Copies the source databases, each at one moment, and every key and setting beside them into a folder of its own, also while the server
/// runs. Each copy is checked: its pages, its indexes and its journal's chain.
/// </summary>
internal static class Backup
{
    /// <summary>Prints what was copied; 0 when the backup is whole.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        var (data, folder) = (command.Data, command.Folder);
        if (!File.Exists(Path.Combine(data, SourceDatabase.FileOf("police"))))
        {
            throw new StartException(ExitCodes.NotDone, $"There is no data in {data}.");
        }

        if (UnfinishedRestore.Of(data) is { } unfinished)
        {
            throw new StartException(ExitCodes.Failed, $"A restore into {data} was not finished: run it again with `{unfinished}`.");
        }

        if ($"{folder}/".StartsWith($"{data.TrimEnd('/')}/", StringComparison.Ordinal))
        {
            throw new StartException(ExitCodes.Configuration, $"{folder} stands in the data folder: choose a folder outside it, better on another disk.");
        }

        BackupFolder.Begin(folder);
        var manifest = BackupManifest.Begin(TimeProvider.System);
        await using var app = StandaloneHost.BuildToRead(command, new Dictionary<string, string?>());
        var options = app.Services.GetRequiredService<IOptions<JournalOptions>>().Value;
        foreach (var name in SourceDatabase.Names)
        {
            var copy = await DatabaseCopy.MakeAsync(name, Path.Combine(data, SourceDatabase.FileOf(name)), folder);
            await BackupFolder.AddAsync(folder, manifest, name, copy, options);
        }

        // Members and clients. A restore puts it back only where there is none: an older one would give back rights that have ended.
        if (Path.Combine(data, SourceDatabase.FileOf(SourceDatabase.Issuer)) is var issuer && File.Exists(issuer))
        {
            var copy = await DatabaseCopy.MakeWithoutJournalAsync(SourceDatabase.Issuer, issuer, folder);
            manifest.Files[Path.GetFileName(copy)] = await BackupManifest.HashAsync(copy);
            Console.WriteLine($"{Path.GetFileName(copy)}: copied");
        }

        foreach (var file in OtherFiles(data))
        {
            await BackupFolder.AddAsync(folder, manifest, file, Path.Combine(data, file));
        }

        await BackupFolder.EndAsync(folder, manifest);
        return ExitCodes.Ok;
    }

    /// <summary>Keys, settings and what else stands in the data folder; not the read store, nor what belongs to the running process.</summary>
    private static IEnumerable<string> OtherFiles(string data) =>
        from path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let file = Path.GetRelativePath(data, path)
        where !file.StartsWith(RestoreProgress.ReplacedPrefix, StringComparison.Ordinal)
        let name = Path.GetFileName(file)
        where !name.Contains(".db", StringComparison.Ordinal) && name is not DataFolderLock.LockFile && !name.EndsWith(".draft", StringComparison.Ordinal)
        select file;
}
