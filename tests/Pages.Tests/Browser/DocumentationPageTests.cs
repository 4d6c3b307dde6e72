using Medborgarlofte.Pages.Tests.Hosting;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>The page of the API's documentation, which its own script builds.</summary>
[Collection(ExampleCollection.Name)]
public sealed class DocumentationPageTests(ExampleHost host, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Documentation_EveryWidthAndTheDark_HasNoFault()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(320, 900);
        await page.GotoAsync(new Uri(host.RestAddress, "/medborgarlofte/v1/docs/index.html").ToString());
        await page.WaitForSelectorAsync(".opblock");
        Assert.Empty(await PageCheck.FaultsAsync(page));
        await page.Locator(".opblock-summary-control").First.ClickAsync();
        await page.WaitForSelectorAsync(".opblock-body");
        var faults = await PageCheck.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
