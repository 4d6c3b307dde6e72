namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A file that one process at a time holds. The lock is the operating system's: it ends with the process, however that ends.</summary>
public static class FileLock
{
    /// <summary>Takes the lock; null while another process holds it. Dispose to give it back; the file stays.</summary>
    /// <param name="file">Made when it is not there.</param>
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
