using System.Globalization;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Journal.Backups;

/// <summary>The folder that a backup is made in: its own, and known for unfinished until it is whole.</summary>
public static class BackupFolder
{
    private const string Marker = ".unfinished";
    private const string Checkpoints = "checkpoints.txt";

    /// <summary>Makes the folder, or empties one that a backup left which was ended before it was whole.</summary>
    public static void Begin(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        if (File.Exists(Path.Combine(folder, Marker)) && !File.Exists(Path.Combine(folder, BackupManifest.FileName)))
        {
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

    /// <summary>Adds a file and prints it.</summary>
    public static async Task AddAsync(string folder, BackupManifest manifest, string name, string path)
    {
        var target = Path.Combine(folder, name);
        await PrivateFiles.CopyAsync(path, target);
        manifest.Files[name] = await BackupManifest.HashAsync(target);
        Console.WriteLine($"{name}: copied");
    }

    /// <summary>Notes a journal's end, prints it, and where the journal has a key adds its signed checkpoint, for verify --expect.</summary>
    public static async Task AddAsync(string folder, BackupManifest manifest, string name, JournalCopy copy, JournalOptions options)
    {
        manifest.Journals[name] = copy;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {copy.Sequence} entries{(copy.RecordedAt is { } at ? $", the last of {LostEntries.Text(at)}" : "")}; checked"));
        if (copy.RecordedAt is { } recordedAt && options.KeyFileOf(name) is { } keyFile)
        {
            // Nobody may have asked for a checkpoint so far: then the key is made now, and copied with the others.
            var key = CheckpointKey.Ensure(options.OriginOf(name), keyFile);
            var checkpoint = new Checkpoint(key.Verifier.Name, copy.Sequence, Convert.FromHexString(copy.Hash), JournalEntry.ToMicros(recordedAt));
            var file = Path.Combine(folder, Checkpoints);
            if (!File.Exists(file))
            {
                await PrivateFiles.Create(file).DisposeAsync();
            }

            await File.AppendAllTextAsync(file, $"{checkpoint.Sign(key)}\n");
        }
    }

    /// <summary>Writes the manifest: the backup is whole.</summary>
    public static async Task EndAsync(string folder, BackupManifest manifest)
    {
        await manifest.WriteAsync(folder);
        File.Delete(Path.Combine(folder, Marker));
        Console.WriteLine($"The backup in {folder} is whole. It holds keys: keep it where only you can read it.");
    }
}
