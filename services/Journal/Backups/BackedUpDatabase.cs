using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Journal.Backups;

/// <summary>A service's own database, as backup and restore meet it.</summary>
/// <param name="Name">Its name, which is also its journal's.</param>
/// <param name="File">SQLite's file; null where the database has a server of its own.</param>
internal sealed record BackedUpDatabase(string Name, string? File)
{
    /// <summary>File that tells of a restore that was not finished.</summary>
    public string RestoreNote => $"{File}-restoring";

    /// <summary>File that the process which serves the database holds.</summary>
    public string RunningFile => $"{File}-running";

    /// <summary>Throws where a restore has stopped half-way: what is there now is not to be served.</summary>
    public void RefuseUnfinished()
    {
        if (File is not null && RestoreProgress.Read(RestoreNote) is { } unfinished)
        {
            throw new StartException(ExitCodes.Files, $"A restore of {File} was not finished: run it again with `restore {unfinished.Backup}`.");
        }
    }
}

/// <summary>A folder of keys that belongs to a service and is backed up with it.</summary>
/// <param name="Name">Its name in the backup.</param>
/// <param name="Path">Where it is.</param>
public sealed record BackedUpFolder(string Name, string Path);
