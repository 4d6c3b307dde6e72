using System.Globalization;
using System.Text.Json;

namespace Medborgarlofte.Journal.Backups;

/// <summary>A restore that has begun and not ended. While its note stands nothing serves the databases; the same command goes on.</summary>
/// <param name="Backup">The backup's folder.</param>
/// <param name="Only">The databases that are restored.</param>
/// <param name="Replaced">Folder beside the databases to which the present ones are moved.</param>
/// <param name="Moved">True when they have been: what stands in the data folder since is the restore's own.</param>
public sealed record RestoreProgress(string Backup, IReadOnlyList<string> Only, string Replaced, bool Moved = false)
{
    /// <summary>How the names of the folders of replaced databases begin.</summary>
    public const string ReplacedPrefix = "replaced-";

    /// <summary>The unfinished restore that a note tells of; null when there is none.</summary>
    /// <param name="note">The note's file.</param>
    public static RestoreProgress? Read(string note) =>
        File.Exists(note) ? JsonSerializer.Deserialize<RestoreProgress>(File.ReadAllBytes(note)) : null;

    /// <summary>A restore that begins now.</summary>
    public static RestoreProgress Begin(string backup, IReadOnlyList<string> only, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return new RestoreProgress(backup, only, $"{ReplacedPrefix}{now}-{Guid.NewGuid():n}"[..32]);
    }

    /// <summary>Notes it.</summary>
    public async Task WriteAsync(string note)
    {
        var draft = $"{note}.draft";
        await PrivateFiles.WriteAsync(draft, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(draft, note, overwrite: true);
    }
}
