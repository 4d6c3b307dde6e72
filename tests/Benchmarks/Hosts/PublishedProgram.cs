using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Standalone as it is installed: published, once for each run, unless MEDBORGARLOFTE_TEST_PUBLISHED names the folder that it is in.</summary>
internal static class PublishedProgram
{
    private const string Program = "Medborgarlofte.Standalone.dll";

    private static readonly string? Given = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PUBLISHED");
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>The assembly to run.</summary>
    public static Task<string> FindAsync() => Given is null ? Published.Value : Task.FromResult(Path.Combine(Given, Program));

    /// <summary>Removes what this run has published.</summary>
    public static async Task RemoveAsync()
    {
        if (Published.IsValueCreated)
        {
            Directory.Delete(Path.GetDirectoryName(await Published.Value)!, recursive: true);
        }
    }

    private static async Task<string> PublishAsync()
    {
        Console.Error.WriteLine("Publishing Standalone, as docs/operations.md says.");
        var folder = Directory.CreateTempSubdirectory("medborgarlofte-published-").FullName;
        var log = Path.Combine(folder, "publish.log");
        using var publish = new OsProcess(
            log, new Dictionary<string, string>(), ["dotnet", "publish", Path.Combine(Repository.Root, "services", "Standalone"), "-c", "Release", "-o", folder]);
        return await publish.EndAsync() == 0
            ? Path.Combine(folder, Program)
            : throw new InvalidOperationException(await File.ReadAllTextAsync(log));
    }
}
