using System.Diagnostics;
using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>The description against the rules of the public surface, and the page that shows it.</summary>
public sealed class RulesTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Docs = "/medborgarlofte/v1/docs";

    [SkippableFact]
    public async Task Document_AgainstTheRuleSet_HasNothingToRemark()
    {
        var spectral = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SPECTRAL");
        Skip.If(string.IsNullOrEmpty(spectral), "MEDBORGARLOFTE_TEST_SPECTRAL names no Spectral, or npm is not installed.");
        var file = Path.Combine(host.Data, "openapi.json");
        await File.WriteAllTextAsync(file, await host.Http.GetStringAsync(Description.Path));
        var rules = Path.Combine(Repository.Root, "tests/Standalone.Tests/tools/ruleset.yaml");
        using var process = Process.Start(new ProcessStartInfo(spectral!, ["lint", "-r", rules, "-F", "warn", "-q", file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    [Fact]
    public async Task Document_Asked_IsOpenApi31AndCanBeKept()
    {
        using var response = await host.Http.GetAsync(Description.Path);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("3.1", host.Description.Document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        using var again = StandaloneFixture.Request(HttpMethod.Get, Description.Path);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Http.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Documentation_WithItsFiles_ComesFromThisHostAlone()
    {
        using var page = await host.Http.GetAsync(Docs);
        var address = page.RequestMessage!.RequestUri!;
        var html = await page.Content.ReadAsStringAsync();
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        var files = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(new Uri(address, file))).StatusCode);
        }

        Assert.Contains(Description.Path, await host.Http.GetStringAsync(new Uri(address, "index.js")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiInfo_NamesTheDocumentation()
    {
        var info = System.Text.Json.Nodes.JsonNode.Parse(await host.Http.GetStringAsync("/medborgarlofte/v1/api-info"))!;
        using var page = await host.Http.GetAsync(info["apiDocumentation"]!.GetValue<string>());
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }
}
