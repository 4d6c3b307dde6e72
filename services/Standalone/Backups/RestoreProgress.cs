using System.Text.Json;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>A restore that has begun and not ended. While it stands the server does not start; the same command goes on.</summary>
/// <param name="Backup">The backup's folder.</param>
/// <param name="Only">The databases that are restored.</param>
/// <param name="Replaced">Folder within the data folder to which the present ones are moved.</param>
/// <param name="Moved">True when they have been: what stands in the data folder since is the restore's own.</param>
internal sealed record RestoreProgress(string Backup, IReadOnlyList<string> Only, string Replaced, bool Moved = false)
{
    /// <summary>How the names of the folders of replaced databases begin.</summary>
    public const string ReplacedPrefix = "replaced-";

    private const string FileName = ".restoring";

    /// <summary>The unfinished restore into a data folder; null when there is none.</summary>
    public static RestoreProgress? Read(string data)
    {
        var file = Path.Combine(data, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<RestoreProgress>(File.ReadAllBytes(file)) : null;
    }

    /// <summary>Notes it.</summary>
    public async Task WriteAsync(string data)
    {
        var draft = Path.Combine(data, $"{FileName}.draft");
        await PrivateFiles.WriteAsync(draft, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(draft, Path.Combine(data, FileName), overwrite: true);
    }

    /// <summary>Notes its end.</summary>
    public static void End(string data) => File.Delete(Path.Combine(data, FileName));

    /// <summary>What goes on with it.</summary>
    public string CommandLine(string data) =>
        $"restore {Backup}{(Only.Count == SourceDatabase.Names.Count ? "" : $" --only {string.Join(',', Only)}")} --data {data}";
}
