using System.Diagnostics;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>A program that runs to its end.</summary>
internal static class OtherProgram
{
    /// <summary>What it writes; fails with all of it when it does.</summary>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}\n{await errors}");
        return output;
    }
}
