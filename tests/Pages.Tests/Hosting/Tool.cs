using System.Diagnostics;

namespace Medborgarlofte.Pages.Tests.Hosting;

/// <summary>A program that checks a file.</summary>
internal static class Tool
{
    /// <summary>Skips the test where a program is not installed.</summary>
    public static void SkipIfMissing(string program) => Skip.IfNot(File.Exists($"/usr/bin/{program}"), $"{program} is not installed.");

    /// <summary>What a program writes, to both of its outputs.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
