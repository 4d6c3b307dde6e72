using Medborgarlofte.Journal.Backups;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>
/// Puts a backup's databases in the place of the present ones, which are kept beside them; makes the read store anew, checks all of it, and
/// says what the sources must send again. It may be ended at any moment: the same command goes on.
/// </summary>
internal static class Restore
{
    /// <summary>Prints what was done; 0 when all of it is well.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        var only = Only(command["--only"]);
        var manifest = await BackupManifest.ReadAsync(command.Folder);
        if (only.FirstOrDefault(name => !manifest.Journals.ContainsKey(name)) is { } missing)
        {
            throw new StartException(ExitCodes.Failed, $"The backup in {command.Folder} has no {missing}. Nothing was changed.");
        }

        using (DataFolderLock.Take(command.Data))
        {
            var progress = await BeginAsync(command, only);
            var replaced = Path.Combine(command.Data, progress.Replaced);
            if (!progress.Moved)
            {
                only.ForEach(name => RestoredFile.MoveAway(Path.Combine(command.Data, SourceDatabase.FileOf(name)), replaced));
                await (progress with { Moved = true }).WriteAsync(UnfinishedRestore.NoteOf(command.Data));
            }

            foreach (var name in only)
            {
                var file = Path.Combine(command.Data, SourceDatabase.FileOf(name));
                await RestoredFile.PutAsync(Path.Combine(command.Folder, manifest.Journals[name].File), file);
                File.Delete($"{file}-running");
            }

            await AddFilesAsync(command, manifest, only);
            RestoredFile.Delete(Path.Combine(command.Data, SourceDatabase.FileOf(SourceDatabase.ReadStore)));
            File.Delete(Path.Combine(command.Data, $"{SourceDatabase.FileOf(SourceDatabase.ReadStore)}-running"));

            foreach (var name in only)
            {
                LostEntries.Tell(name, manifest, Path.Combine(replaced, SourceDatabase.FileOf(name)));
            }

            Console.WriteLine($"What was there before is kept in {replaced}; delete it when nobody needs it.");
            await Rebuild.RunAsync(command, RestoredJournals.Of(only, manifest, replaced));
        }

        return await Verification.RunAsync(command);
    }

    private static List<string> Only(string? option)
    {
        if (option is null)
        {
            return [.. SourceDatabase.Names];
        }

        var only = option.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return only.Count > 0 && only.TrueForAll(SourceDatabase.Names.Contains)
            ? only
            : throw new StartException(ExitCodes.Configuration, $"--only takes {string.Join(", ", SourceDatabase.Names)}, with commas between; not {option}.");
    }

    private static async Task<RestoreProgress> BeginAsync(Command command, List<string> only)
    {
        if (RestoreProgress.Read(UnfinishedRestore.NoteOf(command.Data)) is { } unfinished)
        {
            return unfinished.Backup == command.Folder && unfinished.Only.SequenceEqual(only)
                ? unfinished
                : throw new StartException(ExitCodes.Failed, $"Another restore into {command.Data} was not finished: run it again first with `{UnfinishedRestore.CommandOf(command.Data, unfinished)}`.");
        }

        var progress = RestoreProgress.Begin(command.Folder, only, TimeProvider.System);
        await progress.WriteAsync(UnfinishedRestore.NoteOf(command.Data));
        return progress;
    }

    private static async Task AddFilesAsync(Command command, BackupManifest manifest, List<string> only)
    {
        if (only.Count < SourceDatabase.Names.Count)
        {
            return;
        }

        foreach (var file in manifest.Files.Keys)
        {
            await RestoredFile.AddAsync(file, Path.Combine(command.Folder, file), Path.Combine(command.Data, file));
        }
    }
}
