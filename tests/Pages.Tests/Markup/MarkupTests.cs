using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Markup;

/// <summary>The Nu checker finds no error in any page or in the stylesheet.</summary>
[Collection(ExampleCollection.Name)]
public sealed class MarkupTests(ExampleHost host)
{
    private static readonly string? Checker = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_VNU");

    [SkippableFact]
    public async Task Pages_All_AreValid()
    {
        var folder = Checkable();
        var index = 0;
        foreach (var path in SitePages.All)
        {
            using var answer = await host.Http.GetAsync(path);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{index++:00}.html"), await answer.Content.ReadAsStringAsync());
        }

        var (code, _, errors) = await Tool.RunAsync("java", "-jar", Checker!, "--errors-only", "--skip-non-html", folder);
        Assert.True(code == 0, errors);
    }

    [SkippableFact]
    public async Task Stylesheet_IsValidAndSmall()
    {
        var folder = Checkable();
        var file = Path.Combine(folder, "page.css");
        var style = await host.Http.GetByteArrayAsync(await StylesheetAsync());
        await File.WriteAllBytesAsync(file, style);
        var (code, _, errors) = await Tool.RunAsync("java", "-jar", Checker!, "--errors-only", "--css", file);
        Assert.True(code == 0, errors);
        Assert.True(style.Length < 15_000);
    }

    [Fact]
    public async Task Pages_All_HaveNoScriptAndNothingFromElsewhere()
    {
        foreach (var path in SitePages.All)
        {
            using var answer = await host.Http.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("\\son[a-z]+=", html);
            Assert.DoesNotMatch("\\sstyle=\"", html);
            Assert.DoesNotMatch("src=\"http", html);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains(path.StartsWith("/en", StringComparison.Ordinal) ? "<html lang=\"en\"" : "<html lang=\"sv\"", html, StringComparison.Ordinal);
        }
    }

    private async Task<string> StylesheetAsync()
    {
        var html = await host.Http.GetStringAsync("/");
        var from = html.IndexOf("/assets/", StringComparison.Ordinal);
        return html[from..html.IndexOf('"', from)];
    }

    private string Checkable()
    {
        Tool.SkipIfMissing("java");
        Skip.IfNot(File.Exists(Checker), "MEDBORGARLOFTE_TEST_VNU does not name the Nu checker, vnu.jar.");
        return Directory.CreateDirectory(Path.Combine(host.Data, "pages")).FullName;
    }
}
