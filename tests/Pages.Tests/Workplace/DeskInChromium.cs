using Medborgarlofte.Pages.Tests.Browser;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Somebody at the demonstration's desk in a real browser, whose clicks are counted.</summary>
public abstract class DeskInChromium(DemoHost host, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The demonstration.</summary>
    protected DemoHost Host => host;

    /// <summary>The browser.</summary>
    protected Chromium Chromium => chromium;

    /// <summary>Clicks and fields so far.</summary>
    protected int Clicks { get; private set; }

    protected async Task GoInAsync(IPage page, string who)
    {
        await page.GotoAsync(new Uri(Host.RestAddress, "/arbetsplats").ToString());
        Clicks++;
        await page.GetByText(who).ClickAsync();
        await ClickAsync(page, AriaRole.Button, "Gå in");
    }

    protected async Task SignAsync(IPage page, string role)
    {
        await page.GetByLabel("Roll som undertecknar").FillAsync(role);
        await page.GetByLabel("Dag för underskriften").FillAsync("2020-01-01");
        Clicks++;
        await page.GetByText("Texten ovan är den").ClickAsync();
        await ClickAsync(page, AriaRole.Button, "Underteckna");
    }

    protected async Task ClickAsync(IPage page, AriaRole role, string name)
    {
        Clicks++;
        await page.GetByRole(role, new PageGetByRoleOptions { Name = name }).First.ClickAsync();
    }

    protected async Task FillAsync(IPage page, string id, string text)
    {
        Clicks++;
        await page.Locator($"#{id}").FillAsync(text);
    }

    protected async Task OpenAndFillAsync(IPage page, string id, string text)
    {
        Clicks++;
        await page.Locator("details", new PageLocatorOptions { Has = page.Locator($"#{id}") }).Last.Locator("summary").ClickAsync();
        await FillAsync(page, id, text);
    }
}
