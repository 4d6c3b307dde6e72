using Medborgarlofte.Pages.Tests.Hosting;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>Every kind of page in a real browser, in both languages.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ExamplePageTests(ExampleHost host, Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Paths => [.. SitePages.All];

    [SkippableTheory]
    [MemberData(nameof(Paths))]
    public async Task Page_EveryWidthAndTheDark_HasNoFault(string path)
    {
        Chromium.SkipIfMissing();
        Assert.Empty(await PageCheck.FaultsAsync(chromium.Browser, new Uri(host.RestAddress, path)));
    }

    [SkippableFact]
    public async Task Search_WithoutJavaScript_FindsAMunicipalityAndItsCommitments()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.RestAddress.ToString());
        await page.GetByLabel("Sök kommun, län eller område").FillAsync("vetl");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/kommuner/0685");
        Assert.Equal("Vetlanda kommun", await page.Locator("h1").TextContentAsync());
        await page.Locator("summary").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Siffror, bilder och parternas ord – Medborgarlöfte i Vetlanda kommun 2020–2021" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Kvitto och rättelser – åtagande 2" }).ClickAsync();
        Assert.Equal("Polisen ska genomföra minst sexton trafikkontroller med inriktning på trafikbeteenden.", await page.Locator("h1").TextContentAsync());
        Assert.Empty(await context.CookiesAsync());
    }

    [SkippableFact]
    public async Task AsOf_WithoutJavaScript_TakesNoDayBeforeTheFirstRecordingAndShowsWhatThereWas()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, "/kommuner/0685").ToString());
        await page.Locator("#as-of").FillAsync("2019-06-01");
        await page.Locator(".picker button").ClickAsync();
        Assert.EndsWith("/kommuner/0685", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(new Uri(host.RestAddress, "/kommuner/0685?as-of=2019-06-01").ToString());
        Assert.Contains("Så här såg uppföljningen ut den 1", await page.Locator("main").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-commitment]").CountAsync());
    }

    [SkippableFact]
    public async Task Keyboard_FirstTab_ReachesTheSkipLinkAndThenTheContent()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, $"/avtal/{ExampleHost.Agreement}").ToString());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Till innehållet", await page.Locator(":focus").TextContentAsync());
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("innehall", await page.Locator(":focus").GetAttributeAsync("id"));
    }

    [SkippableFact]
    public async Task Report_Print_FitsA4AndShowsEveryTable()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        // A4 less the margins, at 96 px to the inch.
        await page.SetViewportSizeAsync(658, 970);
        await page.GotoAsync(new Uri(host.RestAddress, $"/avtal/{ExampleHost.Agreement}/rapport").ToString());
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 658);
        Assert.True(await page.Locator("table.numbers").First.IsVisibleAsync());
        Assert.Equal(0, await page.Locator("details").CountAsync());
        Assert.False(await page.Locator(".top").IsVisibleAsync());
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true });
        Assert.True(pdf.Length > 10_000);
    }

    [SkippableTheory]
    [InlineData($"/avtal/{ExampleHost.Agreement}/rapport")]
    [InlineData($"/avtal/{ManyCommitments.Running}/rapport")]
    [InlineData($"/en/agreements/{ManyCommitments.Running}/report?since=2026-01-01")]
    public async Task Report_BeforeItsAppendix_IsTwoPages(string path)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, path).ToString());
        await page.EvaluateAsync("document.querySelector('.appendix').remove()");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        var pages = System.Text.RegularExpressions.Regex.Count(pdf, "/Type /Page[^s]");
        Assert.InRange(pages, 1, 2);
    }
}
