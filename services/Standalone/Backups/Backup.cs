using System.Globalization;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>
/// Copies the source databases, each at one moment, and every key and setting beside them into a folder of its own, also while the server
/// runs. Each copy is checked: its pages, its indexes and its journal's chain.
/// </summary>
internal static class Backup
{
    private const string Marker = ".unfinished";

    // https://www.sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Prints what was copied; 0 when the backup is whole.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        var (data, folder) = (command.Data, command.Folder);
        if (!File.Exists(Path.Combine(data, SourceDatabase.FileOf("police"))))
        {
            throw new StartException(ExitCodes.NotDone, $"There is no data in {data}.");
        }

        if (RestoreProgress.Read(data) is { } unfinished)
        {
            throw new StartException(ExitCodes.Failed, $"A restore into {data} was not finished: run it again with `{unfinished.CommandLine(data)}`.");
        }

        Begin(data, folder);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, BackupManifest.ProgramVersion, TimeProvider.System.GetUtcNow(), [], []);
        foreach (var name in SourceDatabase.Names)
        {
            var copy = manifest.Journals[name] = await CopyAsync(name, data, folder);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {copy.Sequence} entries{(copy.RecordedAt is { } at ? $", the last of {at:yyyy-MM-ddTHH:mm:ssZ}" : "")}; checked"));
        }

        foreach (var file in OtherFiles(data))
        {
            var target = Path.Combine(folder, file);
            await PrivateFiles.CopyAsync(Path.Combine(data, file), target);
            manifest.Files[file] = await BackupManifest.HashAsync(target);
            Console.WriteLine($"{file}: copied");
        }

        await manifest.WriteAsync(folder);
        File.Delete(Path.Combine(folder, Marker));
        Console.WriteLine($"The backup in {folder} is whole. It holds keys: keep it where only you can read it.");
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

    private static void Begin(string data, string folder)
    {
        if ($"{folder}/".StartsWith($"{data.TrimEnd('/')}/", StringComparison.Ordinal))
        {
            throw new StartException(ExitCodes.Configuration, $"{folder} stands in the data folder: choose a folder outside it, better on another disk.");
        }

        PrivateFiles.CreateFolder(folder);
        if (File.Exists(Path.Combine(folder, Marker)) && !File.Exists(Path.Combine(folder, BackupManifest.FileName)))
        {
            // What a backup left that was ended before it was whole.
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.Name != Marker).ToList())
            {
                if (entry is DirectoryInfo inner)
                {
                    inner.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }
        }

        if (Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) != Marker))
        {
            throw new StartException(ExitCodes.Configuration, $"{folder} is not empty: each backup has a new folder of its own.");
        }

        PrivateFiles.Create(Path.Combine(folder, Marker)).Dispose();
    }

    private static async Task<JournalCopy> CopyAsync(string name, string data, string folder)
    {
        var file = SourceDatabase.FileOf(name);
        var copy = Path.Combine(folder, file);

        // Made here, so that nobody else can read it from its first byte.
        PrivateFiles.Create(copy).Dispose();
        try
        {
            using var source = SourceDatabase.Open(Path.Combine(data, file));
            using var command = source.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StartException(e.SqliteErrorCode is Full or CannotOpen or ReadOnly or IoError ? ExitCodes.Files : ExitCodes.Failed, $"{name} could not be copied ({e.Message.TrimEnd('.')}): there is no backup.", e);
        }

        await using (var stream = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        if (SqliteCheck.FindAnyFault(copy) is { } fault)
        {
            throw new StartException(ExitCodes.Failed, $"{name} is damaged ({fault.TrimEnd('.')}): there is no backup; restore an earlier one.");
        }

        if (await JournalFile.Open(name, copy).FindBreakAsync(CancellationToken.None) is { } sequence)
        {
            throw new StartException(ExitCodes.Failed, $"The chain of journal {name} breaks at entry {sequence}: there is no backup; see docs/operations.md.");
        }

        using var copied = SourceDatabase.Open(copy);
        var (last, hash, recordedAt) = SourceDatabase.Head(copied);
        return new JournalCopy(file, await BackupManifest.HashAsync(copy), last, hash, recordedAt);
    }
}
