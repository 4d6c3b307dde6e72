using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Standalone as it is installed: published, once for each run.</summary>
internal static class PublishedProgram
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>The assembly to run.</summary>
    public static Task<string> FindAsync() => Published.Value;

    /// <summary>Removes it.</summary>
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
            ? Path.Combine(folder, "Medborgarlofte.Standalone.dll")
            : throw new InvalidOperationException(await File.ReadAllTextAsync(log));
    }
}
