using System.Globalization;
using Medborgarlofte.ServiceDefaults.Data;
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
                only.ForEach(name => MoveAway(Path.Combine(command.Data, SourceDatabase.FileOf(name)), replaced));
                await (progress with { Moved = true }).WriteAsync(command.Data);
            }

            foreach (var name in only)
            {
                await PutAsync(Path.Combine(command.Folder, manifest.Journals[name].File), Path.Combine(command.Data, SourceDatabase.FileOf(name)));
            }

            await AddFilesAsync(command, manifest, only);
            Delete(Path.Combine(command.Data, SourceDatabase.FileOf(SourceDatabase.ReadStore)));

            foreach (var name in only)
            {
                LostEntries.Tell(name, manifest, Path.Combine(replaced, SourceDatabase.FileOf(name)));
            }

            RestoredWebhooks.SetBack(command.Data);
            Console.WriteLine($"What was there before is kept in {replaced}; delete it when nobody needs it.");
            try
            {
                await Rebuild.RunAsync(command);
            }
            finally
            {
                RestoreProgress.End(command.Data);
            }
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
        if (RestoreProgress.Read(command.Data) is { } unfinished)
        {
            return unfinished.Backup == command.Folder && unfinished.Only.SequenceEqual(only)
                ? unfinished
                : throw new StartException(ExitCodes.Failed, $"Another restore into {command.Data} was not finished: run it again first with `{unfinished.CommandLine(command.Data)}`.");
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var progress = new RestoreProgress(command.Folder, only, $"{RestoreProgress.ReplacedPrefix}{now}-{Guid.NewGuid():n}"[..32]);
        await progress.WriteAsync(command.Data);
        return progress;
    }

    /// <summary>The log beside a database goes with it: left beside the restored one it would be played into that.</summary>
    private static void MoveAway(string file, string replaced)
    {
        PrivateFiles.CreateFolder(replaced);
        foreach (var part in SqliteCheck.Files(file).Where(File.Exists))
        {
            File.Move(part, Path.Combine(replaced, Path.GetFileName(part)));
        }
    }

    private static async Task PutAsync(string from, string to)
    {
        var draft = $"{to}.restoring";
        await PrivateFiles.CopyAsync(from, draft);
        Delete(to);
        File.Move(draft, to);
    }

    /// <summary>With what stands beside it, also the note that it was found damaged.</summary>
    private static void Delete(string file)
    {
        foreach (var part in SqliteCheck.Files(file).Append($"{file}-running"))
        {
            File.Delete(part);
        }
    }

    /// <summary>Keys and settings only where there are none: an older key in the place of the present one would refuse its tokens, or accept one that was given up.</summary>
    private static async Task AddFilesAsync(Command command, BackupManifest manifest, List<string> only)
    {
        if (only.Count < SourceDatabase.Names.Count)
        {
            return;
        }

        foreach (var file in manifest.Files.Keys)
        {
            var target = Path.Combine(command.Data, file);
            if (!File.Exists(target))
            {
                await PrivateFiles.CopyAsync(Path.Combine(command.Folder, file), target);
                Console.WriteLine($"{file}: put back");
            }
            else if (await BackupManifest.HashAsync(target) != manifest.Files[file])
            {
                Console.WriteLine($"{file}: the present one is kept; the backup's is another");
            }
        }
    }
}
