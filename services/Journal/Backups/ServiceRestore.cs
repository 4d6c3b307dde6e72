using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Journal.Backups;

/// <summary>
/// The command "restore" of a service that runs apart. A SQLite database is put in the place of the present one, which is kept; one on a
/// server, which the server's own command has put back, is held against the backup. It may be ended at any moment: the same command goes on.
/// </summary>
internal static class ServiceRestore
{
    /// <summary>Prints what was done and what comes next; 0 when all of it is well.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string folder)
    {
        var database = services.GetRequiredService<BackedUpDatabase>();
        var manifest = await BackupManifest.ReadAsync(folder);
        if (!manifest.Journals.TryGetValue(database.Name, out var journal) || (journal.File.Length == 0) != (database.File is null))
        {
            throw new StartException(ExitCodes.Failed,
                $"The backup in {folder} is none of {database.Name} {(database.File is null ? "on a server" : "in a file")}. Nothing was changed.");
        }

        if (database.File is { } file)
        {
            await PutAsync(database, file, folder, manifest, services.GetRequiredService<TimeProvider>());
        }
        else
        {
            await CompareAsync(services.GetServices<JournalReader>().Single(reader => reader.Journal == database.Name), journal);
        }

        var keys = new ServiceKeys(services, database.Name);
        foreach (var name in manifest.Files.Keys)
        {
            if (keys.PlaceOf(name) is { } place)
            {
                await RestoredFile.AddAsync(name, Path.Combine(folder, name), place);
            }
        }

        var exitCode = await ServiceVerification.RunAsync(services);
        Console.WriteLine($"Next: start {database.Name}, and have Reporting take the journal as it is now; see \"Restore\" in docs/operations.md.");
        return exitCode;
    }

    private static async Task PutAsync(BackedUpDatabase database, string file, string folder, BackupManifest manifest, TimeProvider time)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
        await using (FileLock.TryTake(database.RunningFile) ?? throw new StartException(ExitCodes.Running, $"Another process runs on {file}: end it first."))
        {
            var progress = RestoreProgress.Read(database.RestoreNote) ?? RestoreProgress.Begin(folder, [database.Name], time);
            if (progress.Backup != folder)
            {
                throw new StartException(ExitCodes.Failed, $"Another restore of {file} was not finished: run it again first with `restore {progress.Backup}`.");
            }

            await PutAsync(database, file, manifest, progress);
        }

        // With what the first says of the database before: that it was damaged, or not closed.
        File.Delete(database.RunningFile);
        File.Delete(database.RestoreNote);
    }

    private static async Task PutAsync(BackedUpDatabase database, string file, BackupManifest manifest, RestoreProgress progress)
    {
        await progress.WriteAsync(database.RestoreNote);
        var replaced = Path.Combine(Path.GetDirectoryName(file)!, progress.Replaced);
        if (!progress.Moved)
        {
            RestoredFile.MoveAway(file, replaced);
            await (progress with { Moved = true }).WriteAsync(database.RestoreNote);
        }

        await RestoredFile.PutAsync(Path.Combine(progress.Backup, manifest.Journals[database.Name].File), file);
        LostEntries.Tell(database.Name, manifest, Path.Combine(replaced, Path.GetFileName(file)));
        if (Directory.EnumerateFileSystemEntries(replaced).Any())
        {
            Console.WriteLine($"What was there before is kept in {replaced}; delete it when nobody needs it.");
        }
    }

    /// <summary>A restored database has the backup's last entry, and what was added between it and the server's copy.</summary>
    private static async Task CompareAsync(JournalReader journal, JournalCopy backup)
    {
        var last = await EntryAsync(journal, (await journal.StatusAsync(CancellationToken.None)).Sequence);
        var same = backup.Sequence == 0 ? null : await EntryAsync(journal, backup.Sequence);
        if (backup.Sequence > 0 && (same is null || Convert.ToHexStringLower(same.Hash) != backup.Hash))
        {
            throw new StartException(ExitCodes.Failed,
                $"The database {journal.Journal} lacks entry {backup.Sequence} of the backup or has another: restore the copy that the server made after the backup.");
        }

        Console.WriteLine(last is null
            ? $"{journal.Journal}: restored, without entries; every source must send again all that it has sent"
            : $"{journal.Journal}: restored up to entry {last.Sequence}; every source must send again what it has sent since {LostEntries.Text(last.RecordedAt)}");
    }

    private static async Task<JournalEntry?> EntryAsync(JournalReader journal, long sequence)
    {
        await foreach (var page in journal.ReadAsync(sequence - 1, sequence, CancellationToken.None))
        {
            return page[0];
        }

        return null;
    }
}
