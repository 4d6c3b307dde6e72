using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>
/// Programs as docs/operations.md says to install them: published, once for each run. With MEDBORGARLOFTE_TEST_PUBLISHED Standalone is in that
/// folder, and the others are taken as they were built: nothing is published.
/// </summary>
internal static class PublishedPrograms
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PUBLISHED");
    private static readonly Dictionary<string, string> Folders = [];

    /// <summary>Standalone's assembly.</summary>
    public static async Task<string> StandaloneAsync() =>
        Path.Combine(Given ?? (await PublishedAsync("services/Standalone")), "Medborgarlofte.Standalone.dll");

    /// <summary>Folders of what runs apart, by project; null when nothing is published.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> ApartAsync()
    {
        if (Given is not null)
        {
            return null;
        }

        foreach (var project in (string[])["services/Police", "services/Municipal", "services/FollowUp", "services/Reporting", "gateway"])
        {
            await PublishedAsync(project);
        }

        return Folders;
    }

    /// <summary>Removes what this run has published.</summary>
    public static void Remove()
    {
        foreach (var folder in Folders.Values)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> PublishedAsync(string project)
    {
        if (Folders.TryGetValue(project, out var known))
        {
            return known;
        }

        Console.Error.WriteLine($"Publishing {project}, as docs/operations.md says.");
        var folder = Directory.CreateTempSubdirectory("medborgarlofte-published-").FullName;
        var log = Path.Combine(folder, "publish.log");
        using var publish = new OsProcess(
            log, new Dictionary<string, string>(), ["dotnet", "publish", Path.Combine(Repository.Root, project), "-c", "Release", "-o", folder]);
        return await publish.EndAsync() == 0
            ? Folders[project] = folder
            : throw new InvalidOperationException(await File.ReadAllTextAsync(log));
    }
}
