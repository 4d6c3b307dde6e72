using Medborgarlofte.Journal.Backups;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>A restore into a data folder that was ended before it was done.</summary>
internal static class UnfinishedRestore
{
    /// <summary>File that tells of it.</summary>
    public static string NoteOf(string data) => Path.Combine(data, ".restoring");

    /// <summary>The command that goes on with it; null when there is none.</summary>
    public static string? Of(string data) => RestoreProgress.Read(NoteOf(data)) is { } progress ? CommandOf(data, progress) : null;

    /// <summary>The command that goes on with a restore.</summary>
    public static string CommandOf(string data, RestoreProgress progress) =>
        $"restore {progress.Backup}{(progress.Only.Count == SourceDatabase.Names.Count ? "" : $" --only {string.Join(',', progress.Only)}")} --data {data}";
}
