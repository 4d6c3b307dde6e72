using Medborgarlofte.Pages.Tests.Browser;
using Medborgarlofte.Testing;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A draft is stored by itself where the browser runs scripts.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskAutosaveTests(DemoHost host, Chromium chromium) : DeskInChromium(host, chromium)
{
    [SkippableFact]
    public async Task Draft_ChangedAndLeftAlone_IsStoredByItselfButNotOverAnothers()
    {
        Chromium.SkipIfMissing();
        await using var context = await Chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await GoInAsync(page, "trygghetssamordnare");
        await ClickAsync(page, AriaRole.Link, "Skriv och ändra medborgarlöften");
        await page.GetByLabel("Klistra in medborgarlöftets text").FillAsync("Polisen ska göra minst tio trafikkontroller under 2027.");
        await ClickAsync(page, AriaRole.Button, "Läs texten");
        await FillAsync(page, "title", "Sparas av sig själv");
        await page.Clock.RunForAsync(6000);
        var address = await page.Locator("form.desk").GetAttributeAsync("action");
        await Eventually.Get(() => page.Locator("#autosaved").TextContentAsync(), text => text!.Contains("Utkastet är sparat", StringComparison.Ordinal));

        // The button goes on from what was stored: nobody else has changed it.
        await FillAsync(page, "title", "Sparas av knappen");
        await ClickAsync(page, AriaRole.Button, "Spara utkastet");
        Assert.DoesNotContain("Någon annan", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(Host.RestAddress, address!).ToString());
        Assert.Equal("Sparas av knappen", await page.Locator("#title").InputValueAsync());

        // What somebody else has stored meanwhile is never replaced unasked, however long one goes on typing.
        using var other = new DeskBrowser(Host);
        await other.SignInAsync("police");
        await other.PressAsync(await other.GetAsync(address!), "save", ("t:title", "Den andras titel"));
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        foreach (var title in new[] { "Min titel", "Min egen titel" })
        {
            await FillAsync(page, "title", title);
            await page.Clock.RunForAsync(6000);
            await Eventually.Get(() => page.Locator("#autosaved").TextContentAsync(), text => text!.Contains("Någon annan har ändrat", StringComparison.Ordinal));
        }

        Assert.Equal(1, sent);
        Assert.Equal("Den andras titel", DeskBrowser.Value(await other.GetAsync(address!), "#title"));

        // Nor is the other party's signature dropped by a key that was touched.
        await other.SendAsync(await other.GetAsync($"{address}/underteckna"), "main form", System.Net.HttpStatusCode.OK, ("role", "chef"), ("read", "true"));
        await page.GotoAsync(new Uri(Host.RestAddress, address!).ToString());
        Assert.Null(await page.Locator("form.desk").GetAttributeAsync("data-autosave"));
    }
}
