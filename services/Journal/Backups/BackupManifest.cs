using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Journal.Backups;

/// <summary>What a backup holds, of one service or of all. It is written last: a folder without it is no backup.</summary>
/// <param name="Format">1.</param>
/// <param name="Version">Version of the program that made it.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="Journals">Each source database, by its name, with the end of its journal.</param>
/// <param name="Files">Every other file, by its path in the folder, with its SHA-256.</param>
public sealed record BackupManifest(
    int Format, string Version, DateTimeOffset CreatedAt, SortedDictionary<string, JournalCopy> Journals, SortedDictionary<string, string> Files)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One that is begun now.</summary>
    public static BackupManifest Begin(TimeProvider time) => new(CurrentFormat, ProgramVersion, time.GetUtcNow(), [], []);

    /// <summary>The program's own version.</summary>
    public static string ProgramVersion => typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Reads the manifest of a whole backup and checks that every file is as it was written; a <see cref="StartException"/> when not.</summary>
    public static async Task<BackupManifest> ReadAsync(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new StartException(ExitCodes.Failed, $"There is no whole backup in {folder}: it has no {FileName}, which is written last.");
        }

        var manifest = Parse(await File.ReadAllTextAsync(file)) ?? throw new StartException(ExitCodes.Failed, $"{file} is not one of a backup.");
        if (manifest.Format != CurrentFormat)
        {
            throw new StartException(ExitCodes.Failed, $"{file} is of format {manifest.Format}, and this program knows {CurrentFormat}: use the version that made it, {manifest.Version}.");
        }

        var hashes = manifest.Journals.Values.Where(journal => journal.File.Length > 0).Select(journal => (Name: journal.File, journal.Sha256)).Concat(manifest.Files.Select(other => (Name: other.Key, Sha256: other.Value)));
        foreach (var (name, sha256) in hashes)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || await HashAsync(path) != sha256)
            {
                throw new StartException(ExitCodes.Failed, $"{path} is missing or is not what the backup wrote: use another backup. Nothing was changed.");
            }
        }

        return manifest;
    }

    /// <summary>Writes the manifest so that it is there whole or not at all.</summary>
    public async Task WriteAsync(string folder)
    {
        var draft = Path.Combine(folder, $".{FileName}");
        await PrivateFiles.WriteAsync(draft, JsonSerializer.SerializeToUtf8Bytes(this, Json));
        File.Move(draft, Path.Combine(folder, FileName));
    }

    /// <summary>SHA-256 of a file, in hexadecimal.</summary>
    public static async Task<string> HashAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private static BackupManifest? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Json) is { Journals: not null, Files: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A source database in a backup.</summary>
/// <param name="File">Name in the folder; empty where the database has a server, whose own command copies it.</param>
/// <param name="Sha256">Its hash, in hexadecimal; empty without a file.</param>
/// <param name="Sequence">Sequence of the journal's last entry; 0 when it has none.</param>
/// <param name="Hash">Hash of that entry, in hexadecimal; empty when there is none.</param>
/// <param name="RecordedAt">When it was recorded; null when there is none.</param>
public sealed record JournalCopy(string File, string Sha256, long Sequence, string Hash, DateTimeOffset? RecordedAt);
