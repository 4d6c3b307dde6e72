using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Medborgarlofte.Contracts.Tests.Buf;

/// <summary>
/// The protos pass buf's STANDARD rules, and break nothing against the committed image: UPDATE_BASELINE=1 writes it anew, which adds
/// what is new and is only done when the check passes.
/// </summary>
public sealed class BufTests
{
    private const string Variable = "MEDBORGARLOFTE_TEST_BUF";
    private static readonly string? Buf = Environment.GetEnvironmentVariable(Variable);

    [SkippableFact]
    public async Task Lint_Protos_FollowTheStandardRules() => Assert.Equal("", await RunAsync("lint"));

    [SkippableFact]
    public async Task Breaking_AgainstTheBaseline_BreaksNothing()
    {
        Assert.Equal("", await RunAsync("breaking", "--against", Baseline()));
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINE") == "1")
        {
            Assert.Equal("", await RunAsync("build", "-o", Baseline()));
        }
    }

    [SkippableFact]
    public async Task Breaking_OfARemovedField_IsFound()
    {
        var copy = Directory.CreateTempSubdirectory("medborgarlofte-protos-");
        foreach (var file in Directory.GetFiles(Protos(), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(Protos(), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(target, Regex.Replace(text, "^  string national_campaign = .*;$", "", RegexOptions.Multiline));
        }

        var found = await RunInAsync(copy.FullName, "breaking", "--against", Baseline());
        copy.Delete(recursive: true);
        Assert.Contains("national_campaign", found, StringComparison.Ordinal);
    }

    private static Task<string> RunAsync(string command, params string[] arguments) => RunInAsync(Protos(), command, arguments);

    private static async Task<string> RunInAsync(string folder, string command, params string[] arguments)
    {
        Skip.If(string.IsNullOrEmpty(Buf), $"no buf: set {Variable} or run tests/run");
        var start = new ProcessStartInfo(Buf!, [command, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }

    private static string Baseline([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "protos.baseline.binpb");

    private static string Protos([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../contracts/protos"));
}
