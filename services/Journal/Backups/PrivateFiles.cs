namespace Medborgarlofte.Journal.Backups;

/// <summary>Files that only their owner reads, on the disk when they are written.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that only its owner enters, where there is none.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file.</summary>
    public static async Task WriteAsync(string file, ReadOnlyMemory<byte> bytes)
    {
        await using var stream = Create(file);
        await stream.WriteAsync(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Copies a file.</summary>
    public static async Task CopyAsync(string from, string to)
    {
        CreateFolder(Path.GetDirectoryName(to)!);
        await using var source = File.OpenRead(from);
        await using var target = Create(to);
        await source.CopyToAsync(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Makes a file that another writer fills.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(file, options);
    }
}
