using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Journal.Backups;

/// <summary>Copies a SQLite database at one moment, also while a service uses it, and checks the copy: its pages, its indexes and its journal's chain.</summary>
public static class DatabaseCopy
{
    // https://www.sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Makes the copy under the file's own name. A <see cref="StartException"/> when it cannot be made or is not whole.</summary>
    /// <param name="name">The database's name, which is also its journal's.</param>
    /// <param name="file">The database.</param>
    /// <param name="folder">Where the copy is put.</param>
    public static async Task<JournalCopy> MakeAsync(string name, string file, string folder)
    {
        var copy = await MakeWithoutJournalAsync(name, file, folder);
        if (await JournalFile.Open(name, copy).FindBreakAsync(CancellationToken.None) is { } sequence)
        {
            throw new StartException(ExitCodes.Failed, $"The chain of journal {name} breaks at entry {sequence}: there is no backup; see docs/operations.md.");
        }

        using var copied = SqliteJournal.Open(copy);
        var (last, hash, recordedAt) = SqliteJournal.Head(copied);
        return new JournalCopy(Path.GetFileName(copy), await BackupManifest.HashAsync(copy), last, hash, recordedAt);
    }

    /// <summary>The same of a database that has no journal: its pages and indexes are checked. The copy's path.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="file">The database.</param>
    /// <param name="folder">Where the copy is put.</param>
    public static async Task<string> MakeWithoutJournalAsync(string name, string file, string folder)
    {
        var copy = Path.Combine(folder, $"{name}.db");
        Copy(name, file, copy);
        await using (var stream = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        return SqliteCheck.FindAnyFault(copy) is { } fault
            ? throw new StartException(ExitCodes.Failed, $"{name} is damaged ({fault.TrimEnd('.')}): there is no backup; restore an earlier one.")
            : copy;
    }

    private static void Copy(string name, string file, string copy)
    {
        // Made here, so that nobody else can read it from its first byte.
        PrivateFiles.Create(copy).Dispose();
        try
        {
            using var source = SqliteJournal.Open(file);
            using var command = source.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StartException(
                e.SqliteErrorCode is Full or CannotOpen or ReadOnly or IoError ? ExitCodes.Files : ExitCodes.Failed,
                $"{name} could not be copied ({e.Message.TrimEnd('.')}): there is no backup.", e);
        }
    }
}
