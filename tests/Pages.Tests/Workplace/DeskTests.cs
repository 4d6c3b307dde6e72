using System.Diagnostics;
using System.Text.Json.Nodes;
using Medborgarlofte.Pages.Tests.Browser;
using Medborgarlofte.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A coordinator and a police officer in a real browser, without JavaScript and without code: from a pasted text to a public agreement.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskTests(DemoHost host, Chromium chromium, ITestOutputHelper output) : DeskInChromium(host, chromium)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PICTURES");

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Wordings.Tests/WholeTexts/Founding.txt"));

    [SkippableFact]
    public async Task FoundingDocument_PastedMendedAndSignedByBoth_IsTheExampleAgreement()
    {
        Chromium.SkipIfMissing();
        var watch = Stopwatch.StartNew();
        await Eventually.Get(() => Host.Http.GetAsync("/medborgarlofte/v1/agreements/vetlanda-2020-2021"), answer => answer.IsSuccessStatusCode);
        await using var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await GoInAsync(page, "trygghetssamordnare");
        await ClickAsync(page, AriaRole.Link, "Skriv och ändra medborgarlöften");
        await CheckAsync(page, "list");
        await page.GetByLabel("Klistra in medborgarlöftets text").FillAsync(Text);
        await ClickAsync(page, AriaRole.Button, "Läs texten");
        await CheckAsync(page, "read");
        var address = new Uri(page.Url).AbsolutePath;
        Assert.DoesNotContain("Något behöver rättas", await page.ContentAsync(), StringComparison.Ordinal);

        // What the text does not say: English names, what it answers in the situation picture, and how it is meant where it can be read in two ways.
        await FillAsync(page, "commitments-0-targets-0-milestone-steps-0-name-en", "EST implemented");
        await FillAsync(page, "commitments-0-targets-0-milestone-steps-1-name-en", "EST taken into use");
        await page.Locator("#situationPicture").SelectOptionAsync("lagesbild-2020");
        await FillAsync(page, "reading", "Löftet gäller i två år från undertecknandet. Undertecknandets dag framgår inte av texten; kalenderåren 2020 och 2021 räknas.");
        await OpenAndFillAsync(page, "commitments-5-reading", "De sex uppräknade tillfällena läses som det som ska täckas varje år; \"såsom\" kan rymma fler.");
        await OpenAndFillAsync(page, "commitments-6-reading", "\"Under åren\" läses som hela perioden: minst två möten sammanlagt.");
        await ClickAsync(page, AriaRole.Button, "Spara utkastet");
        await page.Locator("#promises-0-problems-trafik").CheckAsync();
        await page.Locator("#promises-1-problems-narkotika").CheckAsync();
        await ClickAsync(page, AriaRole.Button, "Spara utkastet");
        Assert.Contains("Utkastet är sparat", await page.ContentAsync(), StringComparison.Ordinal);
        var id = address == "/arbetsplats/avtal" ? await page.Locator("form.desk").GetAttributeAsync("action") : address;
        id = id!.Split('/')[^1];

        await ClickAsync(page, AriaRole.Link, "Gå till underskrift");
        await CheckAsync(page, "sign");
        var hash = await page.Locator(".hash code").TextContentAsync();
        await SignAsync(page, "kommunstyrelsens ordförande");
        await ClickAsync(page, AriaRole.Button, "Logga ut");
        await GoInAsync(page, "kommunpolis");
        await ClickAsync(page, AriaRole.Link, "Underteckna");
        await page.Locator($"a[href='/arbetsplats/avtal/{id}']").ClickAsync();
        await ClickAsync(page, AriaRole.Link, "Gå till underskrift");
        await SignAsync(page, "lokalpolisområdeschef");
        Assert.Contains("Båda parter har undertecknat", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(hash, await page.Locator(".hash code").TextContentAsync());
        await CheckAsync(page, "signed");
        output.WriteLine($"{Clicks} clicks, {watch.Elapsed.TotalSeconds:0} s in all");

        Assert.Equal(await TermsAsync("vetlanda-2020-2021"), await TermsAsync(id));
    }

    [SkippableFact]
    public async Task Pages_OfTheWorkplace_HaveNoFaultInEitherLanguage()
    {
        Chromium.SkipIfMissing();
        await using var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Host.RestAddress, "/en/workplace").ToString());
        var faults = new List<string>(await PageCheck.FaultsAsync(page));
        await page.GetByText("a coordinator at Vetlanda municipality").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go in" }).ClickAsync();
        foreach (var path in (string[])["/en/workplace", "/arbetsplats", "/en/workplace/agreements", "/arbetsplats/lagesbilder", "/en/workplace/situation-pictures/new", "/arbetsplats/avtal/vetlanda-2020-2021", "/arbetsplats/avtal/vetlanda-2020-2021/forhandsvisning", "/arbetsplats/avtal/vetlanda-2020-2021/vad-raknas?kind=trafikkontroll", "/arbetsplats/avtal/finns-inte", "/arbetsplats/avtal/vetlanda-2020-2021/revidera", "/en/workplace/agreements/vetlanda-2020-2021/revise"])
        {
            await page.GotoAsync(new Uri(Host.RestAddress, path).ToString());
            faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"{path}: {fault}"));
        }

        // A revision that is proposed, without its day at first.
        await page.GotoAsync(new Uri(Host.RestAddress, "/en/workplace/agreements/vetlanda-exempel/revise?end=1").ToString());
        await page.GetByLabel("Why (public)").FillAsync("Parterna avslutar.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Store as a proposal" }).ClickAsync();
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"revision: {fault}"));
        await page.GetByLabel("Holds from").FillAsync("2030-01-01");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Store as a proposal" }).ClickAsync();
        Assert.Contains("Proposed revision", await page.ContentAsync(), StringComparison.Ordinal);
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"proposal: {fault}"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take back the proposal" }).ClickAsync();

        // A draft with something of each kind, and a form that comes back with its faults.
        await page.GotoAsync(new Uri(Host.RestAddress, "/en/workplace/agreements").ToString());
        await page.GetByLabel("Paste the text of the agreement").FillAsync(Text);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read the text" }).ClickAsync();
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"draft: {fault}"));
        await page.Locator("#commitments-1-targets-0-occasions-number").FillAsync("femton");
        await page.Locator("#period-startDate").FillAsync("igår");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save the draft" }).ClickAsync();
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"faults: {fault}"));
        Assert.Equal("femton", await page.Locator("#commitments-1-targets-0-occasions-number").InputValueAsync());
        Assert.Equal("true", await page.Locator("#commitments-1-targets-0-occasions-number").GetAttributeAsync("aria-invalid"));
        Assert.Equal("true", await page.Locator("#period-startDate").GetAttributeAsync("aria-invalid"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Nobody scrolls sideways, on whatever telephone.</summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var width in (int[])[1280, 390, 320])
        {
            await page.SetViewportSizeAsync(width, 900);
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"work-{name}-{width}.png"), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(390, 844);
    }

    /// <summary>What both have signed, without what tells the two apart: the id, the mark of an example and codes that nobody sees.</summary>
    private async Task<string> TermsAsync(string id)
    {
        var agreement = JsonNode.Parse(await Host.Http.GetStringAsync($"/medborgarlofte/v1/agreements/{id}"))!.AsObject();
        foreach (var own in (string[])["id", "example", "record", "wordingHash"])
        {
            agreement.Remove(own);
        }

        foreach (var commitment in agreement["commitments"]!.AsArray())
        {
            Sort(commitment!["responsible"]);
            foreach (var target in commitment["targets"]!.AsArray())
            {
                Sort(target!["counting"]?["kinds"]);
                foreach (var step in target["milestone"]?["steps"]?.AsArray() ?? [])
                {
                    step!.AsObject().Remove("code");
                }
            }
        }

        return agreement.ToJsonString();
    }

    private static void Sort(JsonNode? list)
    {
        if (list is JsonArray values)
        {
            var sorted = values.Select(value => value!.ToString()).Order(StringComparer.Ordinal).ToList();
            values.Clear();
            foreach (var value in sorted)
            {
                values.Add(value);
            }
        }
    }
}
