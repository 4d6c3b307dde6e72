using System.Net.Sockets;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Standalone.Backups;

namespace Medborgarlofte.Standalone;

/// <summary>The data folder, held by one process at a time: the server, or a restore. The lock is the operating system's and ends with its process.</summary>
internal sealed class DataFolderLock : IDisposable
{
    /// <summary>Name of the file that is locked.</summary>
    public const string LockFile = "medborgarlofte.lock";

    private static readonly TimeSpan SocketAge = TimeSpan.FromMinutes(1);

    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <summary>Takes the folder, which is made when it is not there; a <see cref="StartException"/> when it cannot be had.</summary>
    public static DataFolderLock Take(string path)
    {
        try
        {
            DataFolder.Prepare(path);
            var file = Path.Combine(path, LockFile);
            return FileLock.TryTake(file) is { } held ? new DataFolderLock(held) : throw new StartException(
                ExitCodes.Running, $"Another process runs on the data folder {path}: end it first, or choose another folder with --data.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(ExitCodes.Files,
                $"The data folder {path} cannot be written ({e.Message.TrimEnd('.')}): check that it is a folder and belongs to the user that runs this program.", e);
        }
    }

    /// <summary>Takes the folder for the server: not where a restore has stopped half-way.</summary>
    public static DataFolderLock TakeForServer(string path)
    {
        var folder = Take(path);
        if (UnfinishedRestore.Of(path) is { } unfinished)
        {
            folder.Dispose();
            throw new StartException(ExitCodes.Files, $"A restore into {path} was not finished: run it again with `{unfinished}`.");
        }

        DeleteSockets();
        return folder;
    }

    /// <inheritdoc />
    public void Dispose() => held.Dispose();

    /// <summary>Sockets of processes that were killed: nobody listens there any more.</summary>
    private static void DeleteSockets()
    {
        foreach (var socket in Directory.EnumerateFiles(Path.GetTempPath(), $"{StandaloneHost.SocketPrefix}*.sock"))
        {
            if (File.GetLastWriteTimeUtc(socket) < TimeProvider.System.GetUtcNow().UtcDateTime - SocketAge && !Answers(socket))
            {
                File.Delete(socket);
            }
        }
    }

    private static bool Answers(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            // Another user's answers so too, and is left alone.
            return e.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
