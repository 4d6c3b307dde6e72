using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal.Backups;

/// <summary>The keys that a service has made and keeps in files. Secrets that it was given are the business of whoever gave them.</summary>
internal sealed class ServiceKeys(IServiceProvider services, string journal)
{
    private const string CheckpointKey = "checkpoint-key.pem";
    private const string SigningKey = "signing-key.pem";

    private readonly string? checkpointKey = services.GetRequiredService<IOptions<JournalOptions>>().Value.KeyFileOf(journal);
    private readonly string? signingKey = services.GetRequiredService<IConfiguration>()["Access:SigningKeyFile"];
    private readonly IReadOnlyList<BackedUpFolder> folders = [.. services.GetServices<BackedUpFolder>()];

    /// <summary>Each key that is there: its name in a backup, and its file.</summary>
    public IEnumerable<(string Name, string Path)> Present()
    {
        if (File.Exists(checkpointKey))
        {
            yield return (CheckpointKey, checkpointKey);
        }

        if (File.Exists(signingKey))
        {
            yield return (SigningKey, signingKey);

            // The public halves of those before it, which are accepted for a while.
            foreach (var retired in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(signingKey))!, $"{Path.GetFileName(signingKey)}.retired-*"))
            {
                yield return ($"{SigningKey}{Path.GetFileName(retired)[Path.GetFileName(signingKey).Length..]}", retired);
            }
        }

        foreach (var folder in folders.Where(folder => Directory.Exists(folder.Path)))
        {
            foreach (var file in Directory.EnumerateFiles(folder.Path))
            {
                yield return ($"{folder.Name}/{Path.GetFileName(file)}", file);
            }
        }
    }

    /// <summary>Where a key of a backup belongs; null where this service is configured without it.</summary>
    public string? PlaceOf(string name) => name switch
    {
        CheckpointKey => checkpointKey,
        _ when name.StartsWith(SigningKey, StringComparison.Ordinal) => signingKey is null ? null : signingKey + name[SigningKey.Length..],
        _ => folders.Where(folder => name.StartsWith($"{folder.Name}/", StringComparison.Ordinal))
            .Select(folder => Path.Combine(folder.Path, name[(folder.Name.Length + 1)..])).FirstOrDefault(),
    };
}
