using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Medborgarlofte.Standalone;

/// <summary>
/// The folder of databases and keys, for its owner alone: 0700, and 0600 for what is in it. SQLite gives the files beside a database that
/// database's mode, so what holds for new files holds for all of them.
/// </summary>
internal static partial class DataFolder
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~OwnersFolder;

    // What says that a folder is this program's own, and not one with other things in it that it was pointed at.
    private static readonly string[] Signs = ["police.db", "followup.db", "signing-key.pem"];

    /// <summary>Makes the folder, or takes from others what an earlier run or an unpacked copy has let them read.</summary>
    public static void Prepare(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // For everything that this process makes from now on, whoever opens the file: databases, their logs, keys and sockets.
        _ = SetUmask(0b000_111_111);
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnersFolder);
        }
        else if (!Directory.EnumerateFileSystemEntries(path).Any() || Array.Exists(Signs, sign => File.Exists(Path.Combine(path, sign))))
        {
            Tighten(new DirectoryInfo(path));
        }
        else if ((File.GetUnixFileMode(path) & Others) != 0)
        {
            Console.Error.WriteLine($"Other users may look into {path}: it holds other things too, and is left as it is. What is made in it is the owner's alone.");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Tighten(DirectoryInfo folder)
    {
        try
        {
            Tighten(folder, OwnersFolder);
            foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(entry => entry.LinkTarget is null))
            {
                Tighten(entry, entry is DirectoryInfo ? OwnersFolder : OwnersFile);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Console.Error.WriteLine($"Other users may read what is in {folder.FullName}, and this user may not change that: {e.Message}");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Tighten(FileSystemInfo entry, UnixFileMode most)
    {
        if ((entry.UnixFileMode & ~most) != 0)
        {
            entry.UnixFileMode &= most;
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetUmask(uint mask);
}
