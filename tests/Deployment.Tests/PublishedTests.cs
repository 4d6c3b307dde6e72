using System.Diagnostics;
using System.Reflection.PortableExecutable;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>Standalone published as docs/operations.md says, and run from that folder alone.</summary>
public sealed class PublishedTests : IDisposable
{
    private const string Missing = "not published: set MEDBORGARLOFTE_TEST_PUBLISHED or run tests/run";
    private static readonly string? Published = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PUBLISHED");

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-published-").FullName;

    [SkippableFact]
    public async Task Standalone_Published_ShowsVetlandasFollowUp()
    {
        Skip.If(Published is null, Missing);
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(Published, "Medborgarlofte.Standalone.dll"), "--data", data, "--urls", $"{address}", "--grpc-urls", $"http://127.0.0.1:{Ports.Free()}"])
        {
            WorkingDirectory = data, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            var answer = await Eventually.Get(() => AskAsync(http), text => text is not null || process.HasExited);
            Assert.Contains("Vetlanda", answer ?? await output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [SkippableTheory]
    [InlineData("Medborgarlofte.Standalone.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.dll")]
    public void Assembly_Published_IsCompiledAhead(string assembly)
    {
        Skip.If(Published is null, Missing);
        using var reader = new PEReader(File.OpenRead(Path.Combine(Published, assembly)));
        Assert.NotEqual(0, reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    [SkippableFact]
    public void Settings_Published_AreNotThoseOfAService()
    {
        Skip.If(Published is null, Missing);
        Assert.Empty(Directory.GetFiles(Published, "appsettings*.json"));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private static async Task<string?> AskAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/medborgarlofte/v1/municipalities/0685/follow-up");
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
