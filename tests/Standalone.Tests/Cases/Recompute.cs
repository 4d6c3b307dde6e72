using System.Diagnostics;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>tests/recompute/recompute.py: the published rules in another language, on open data alone.</summary>
internal static class Recompute
{
    private static readonly string[] Places = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"];
    private static readonly string? Python = Places.FirstOrDefault(File.Exists);

    /// <summary>Why it cannot run; null when it can.</summary>
    public static string? Missing => Python is null ? "python3 is not installed" : null;

    /// <summary>Its verdict on every commitment of a case, by commitment id.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> RunAsync(PlayedCase played)
    {
        var script = Path.Combine(Repository.Root, "tests/recompute/recompute.py");
        var start = new ProcessStartInfo(
            Python!, ["-B", script, Path.Combine(played.Folder, "agreement.json"), $"{played.File.AsOf:yyyy-MM-dd}", .. played.Receipts.Keys.Select(played.Csv)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(output).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
    }
}
