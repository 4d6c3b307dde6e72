using Medborgarlofte.ServiceDefaults.Data;

namespace Medborgarlofte.Journal.Backups;

/// <summary>Puts a database file in the place of another one.</summary>
public static class RestoredFile
{
    /// <summary>Moves the present one away. The log beside a database goes with it: left beside the restored one it would be played into that.</summary>
    public static void MoveAway(string file, string replaced)
    {
        PrivateFiles.CreateFolder(replaced);
        foreach (var part in SqliteCheck.Files(file).Where(File.Exists))
        {
            File.Move(part, Path.Combine(replaced, Path.GetFileName(part)));
        }
    }

    /// <summary>Puts the copy there: whole, or not at all.</summary>
    public static async Task PutAsync(string from, string to)
    {
        var draft = $"{to}.restoring";
        await PrivateFiles.CopyAsync(from, draft);
        Delete(to);
        File.Move(draft, to);
    }

    /// <summary>Deletes a database with what stands beside it.</summary>
    public static void Delete(string file)
    {
        foreach (var part in SqliteCheck.Files(file))
        {
            File.Delete(part);
        }
    }

    /// <summary>Puts a key, a setting or the Issuer's database back where there is none, without the log that one before may have left: an older key in the place of the present one would refuse its tokens, or accept one that was given up.</summary>
    /// <param name="name">Its name in the backup.</param>
    /// <param name="from">The backup's file.</param>
    /// <param name="target">Where it belongs.</param>
    public static async Task AddAsync(string name, string from, string target)
    {
        if (!File.Exists(target))
        {
            await PutAsync(from, target);
            Console.WriteLine($"{name}: put back");
        }
        else if (await BackupManifest.HashAsync(target) != await BackupManifest.HashAsync(from))
        {
            Console.WriteLine($"{name}: the present one is kept; the backup's is another");
        }
    }
}
