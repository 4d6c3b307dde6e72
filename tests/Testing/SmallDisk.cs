using System.Diagnostics;
using Xunit;

namespace Medborgarlofte.Testing;

/// <summary>A disk of its own for a test, so small that it can be filled. Modes of files do not stop root; a disk that is mounted read-only does.</summary>
public sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private const int Attempts = 50;

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    /// <param name="megabytes">Its size.</param>
    /// <param name="owner">User that owns it; root when left out.</param>
    public static SmallDisk? TryMount(int megabytes, string owner = "root")
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var disk = new SmallDisk(Directory.CreateTempSubdirectory("medborgarlofte-disk-").FullName);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) && Run("chown", owner, disk.Path))
        {
            return disk;
        }

        disk.Dispose();
        return null;
    }

    /// <summary>Takes the room that is left, but for so much.</summary>
    public void Fill(long leaving = 0)
    {
        var file = System.IO.Path.Combine(Path, Filler);

        // Whoever works on the disk may take some of the room, or give some back, while it is measured.
        Assert.True(Enumerable.Range(0, Attempts).Any(_ =>
        {
            Free();
            return Run("fallocate", "-l", $"{new DriveInfo(Path).AvailableFreeSpace - leaving}", file);
        }), "The disk could not be filled.");
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(System.IO.Path.Combine(Path, Filler));

    /// <summary>Lets it be read only, or be written again.</summary>
    public void SetReadOnly(bool readOnly) => Assert.True(Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Path), "The disk could not be mounted again.");

    /// <inheritdoc />
    public void Dispose()
    {
        // Lazily: whatever still has a file of it open does not keep it from going.
        _ = Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        run.WaitForExit();
        return run.ExitCode == 0;
    }
}
