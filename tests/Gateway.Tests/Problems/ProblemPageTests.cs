using System.Net;
using System.Text.RegularExpressions;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Tests.Hosting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Gateway.Tests.Problems;

/// <summary>The type of each problem is the address of a page, in both languages.</summary>
[Collection(GatewayCollection.Name)]
public sealed partial class ProblemPageTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public async Task Type_OfAProblem_IsAPageInBothLanguages()
    {
        var problem = await ProblemAsync(await GetAsync("/codes/finns-inte"), HttpStatusCode.NotFound, "CODE_LIST_NOT_FOUND");
        var type = problem.GetProperty("type").GetString()!;
        foreach (var (address, language, words) in ((string, string, string)[])[(type, "sv", "Det finns ingen kodlista"), ($"/en{type}", "en", "There is no code list")])
        {
            var page = await Host.Http.GetAsync(address);
            var html = await page.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Contains(words, html, StringComparison.Ordinal);
            Assert.Contains("CODE_LIST_NOT_FOUND", html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Host.Http.GetAsync("/problems/no-such-problem")).StatusCode);
    }

    [Fact]
    public void Reasons_OfAllRefusals_HaveAPage()
    {
        var thrown = Directory.EnumerateFiles(Path.Combine(Repository.Root, "services"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "gateway"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Refusal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.True(thrown.Count > 30, string.Join(' ', thrown));
        Assert.Empty(thrown.Except(ProblemTexts.Reasons));
    }

    [GeneratedRegex(@"(?:DomainException|Problem|Denied|NotFound)\((?:[\w.]*StatusC\w+\.\w+,|status,)?\s*""([A-Z]+(?:_[A-Z]+)*)""")]
    private static partial Regex Refusal();
}
