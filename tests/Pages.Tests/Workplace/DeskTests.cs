using System.Diagnostics;
using System.Text.Json.Nodes;
using Medborgarlofte.Pages.Tests.Browser;
using Medborgarlofte.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A coordinator and a police officer in a real browser, without JavaScript and without code: from a pasted text to a public agreement.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskTests(DemoHost host, Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PICTURES");

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Wordings.Tests/WholeTexts/Founding.txt"));

    private int clicks;

    [SkippableFact]
    public async Task FoundingDocument_PastedMendedAndSignedByBoth_IsTheExampleAgreement()
    {
        Chromium.SkipIfMissing();
        var watch = Stopwatch.StartNew();
        await Eventually.Get(() => host.Http.GetAsync("/medborgarlofte/v1/agreements/vetlanda-2020-2021"), answer => answer.IsSuccessStatusCode);
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
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
        output.WriteLine($"{clicks} clicks, {watch.Elapsed.TotalSeconds:0} s in all");

        Assert.Equal(await TermsAsync("vetlanda-2020-2021"), await TermsAsync(id));
    }

    [SkippableFact]
    public async Task Pages_OfTheWorkplace_HaveNoFaultInEitherLanguage()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, "/en/workplace").ToString());
        var faults = new List<string>(await PageCheck.FaultsAsync(page));
        await page.GetByText("a coordinator at Vetlanda municipality").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go in" }).ClickAsync();
        foreach (var path in (string[])["/en/workplace", "/arbetsplats", "/en/workplace/agreements", "/arbetsplats/lagesbilder", "/en/workplace/situation-pictures/new", "/arbetsplats/avtal/vetlanda-2020-2021", "/arbetsplats/avtal/vetlanda-2020-2021/forhandsvisning", "/arbetsplats/avtal/vetlanda-2020-2021/vad-raknas?kind=trafikkontroll", "/arbetsplats/avtal/finns-inte", "/arbetsplats/avtal/vetlanda-2020-2021/revidera", "/en/workplace/agreements/vetlanda-2020-2021/revise"])
        {
            await page.GotoAsync(new Uri(host.RestAddress, path).ToString());
            faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"{path}: {fault}"));
        }

        // A revision that is proposed, without its day at first.
        await page.GotoAsync(new Uri(host.RestAddress, "/en/workplace/agreements/vetlanda-exempel/revise?end=1").ToString());
        await page.GetByLabel("Why (public)").FillAsync("Parterna avslutar.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Store as a proposal" }).ClickAsync();
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"revision: {fault}"));
        await page.GetByLabel("Holds from").FillAsync("2030-01-01");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Store as a proposal" }).ClickAsync();
        Assert.Contains("Proposed revision", await page.ContentAsync(), StringComparison.Ordinal);
        faults.AddRange((await PageCheck.FaultsAsync(page)).Select(fault => $"proposal: {fault}"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take back the proposal" }).ClickAsync();

        // A draft with something of each kind, and a form that comes back with its faults.
        await page.GotoAsync(new Uri(host.RestAddress, "/en/workplace/agreements").ToString());
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

    [SkippableFact]
    public async Task Draft_ChangedAndLeftAlone_IsStoredByItselfButNotOverAnothers()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
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
        await page.GotoAsync(new Uri(host.RestAddress, address!).ToString());
        Assert.Equal("Sparas av knappen", await page.Locator("#title").InputValueAsync());

        // What somebody else has stored meanwhile is never replaced unasked, however long one goes on typing.
        using var other = new DeskBrowser(host);
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
        await page.GotoAsync(new Uri(host.RestAddress, address!).ToString());
        Assert.Null(await page.Locator("form.desk").GetAttributeAsync("data-autosave"));
    }

    /// <summary>A file made of the founding document, as a browser prints it and as a word processor stores it, becomes the draft that its text does.</summary>
    [SkippableTheory]
    [InlineData("pdf")]
    [InlineData("docx")]
    public async Task FoundingDocument_AsAFile_IsReadAsItsText(string form)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        byte[] file;
        if (form == "pdf")
        {
            await page.SetContentAsync($"<html lang='sv'><body style='font:12pt serif'>{Html(Text)}</body></html>");
            file = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        }
        else
        {
            file = FileTests.Word(string.Concat(Lines(Text).Select(line => $"<w:p>{(line.IsListed ? "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "")}<w:r><w:t>{line.Text}</w:t></w:r></w:p>")));
        }

        await GoInAsync(page, "trygghetssamordnare");
        await ClickAsync(page, AriaRole.Link, "Skriv och ändra medborgarlöften");
        await page.GetByLabel("Klistra in medborgarlöftets text").FillAsync(Text);
        await ClickAsync(page, AriaRole.Button, "Läs texten");
        var pasted = await DraftAsync(page);
        await page.GotoAsync(new Uri(host.RestAddress, "/arbetsplats/avtal").ToString());
        await page.GetByLabel("Eller välj en fil").SetInputFilesAsync(new FilePayload { Name = $"avtal.{form}", MimeType = "application/octet-stream", Buffer = file });
        await ClickAsync(page, AriaRole.Button, "Läs texten");
        Assert.Equal(pasted, await DraftAsync(page));
    }

    /// <summary>Ten of the fifty cases, two of them in every run: from their text to an agreement that both parties have signed, with nothing mended.</summary>
    [SkippableFact]
    public async Task Cases_PastedAndSignedByBoth_AreAgreements()
    {
        Chromium.SkipIfMissing();
        await using var municipality = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await using var police = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var (coordinator, officer) = (await municipality.NewPageAsync(), await police.NewPageAsync());
        await GoInAsync(coordinator, "trygghetssamordnare");
        await GoInAsync(officer, "kommunpolis");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests/Reporting.Tests/Cases"), "*.json").Order(StringComparer.Ordinal).Where((_, place) => place % 5 == 0).Take(IsFull ? 10 : 2))
        {
            var (watch, before) = (Stopwatch.StartNew(), clicks);
            var agreement = JsonNode.Parse(await File.ReadAllTextAsync(file))!["agreement"]!;
            await coordinator.GotoAsync(new Uri(host.RestAddress, "/arbetsplats/avtal").ToString());
            await coordinator.GetByLabel("Klistra in medborgarlöftets text").FillAsync(TextOf(agreement));
            await ClickAsync(coordinator, AriaRole.Button, "Läs texten");
            Assert.Equal(0, await coordinator.Locator(".faults").CountAsync());
            Assert.Equal(agreement["commitments"]!.AsArray().Count, await coordinator.Locator(".commitment").CountAsync());
            var (asked, address) = (await coordinator.Locator(".asked li").CountAsync(), await coordinator.Locator("form.desk").GetAttributeAsync("action"));
            foreach (var page in new[] { coordinator, officer })
            {
                await page.GotoAsync(new Uri(host.RestAddress, $"{address}/underteckna").ToString());
                await SignAsync(page, "chef");
            }

            Assert.Contains("Båda parter har undertecknat", await officer.ContentAsync(), StringComparison.Ordinal);
            output.WriteLine($"{Path.GetFileNameWithoutExtension(file)}: {clicks - before} clicks, {watch.Elapsed.TotalSeconds:0.0} s, {asked} to be decided");
        }
    }

    private static bool IsFull => Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1";

    /// <summary>As such documents are written: each commitment under its owner's heading.</summary>
    private static string TextOf(JsonNode agreement) => string.Join("\n", new[] { $"{agreement["title"]}", "", $"Gäller {agreement["period"]!["startDate"]} – {agreement["period"]!["endDate"]}", "" }
        .Concat(agreement["commitments"]!.AsArray().Select(commitment => (Owner: Owner(commitment!), Text: $"{commitment!["text"]}".ReplaceLineEndings(" ")))
            .GroupBy(commitment => commitment.Owner).SelectMany(owner => owner.Select(commitment => $"- {commitment.Text}").Prepend(owner.Key).Append(""))));

    private static string Owner(JsonNode commitment) => commitment["responsible"]?.AsArray() switch
    {
        [var one] => $"{one}" == "police" ? "Polisens åtaganden" : "Kommunens åtaganden",
        _ => "Gemensamma åtaganden",
    };

    private static async Task<string> DraftAsync(IPage page)
    {
        var draft = JsonNode.Parse(await page.Locator("input[name=draft]").InputValueAsync())!.AsObject();
        draft.Remove("id");
        return draft.ToJsonString();
    }

    /// <summary>The lines of a text; "1. " before one becomes the mark of a list.</summary>
    private static IEnumerable<(string Text, bool IsListed)> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => char.IsAsciiDigit(line[0]) && line[1..].StartsWith(". ", StringComparison.Ordinal) ? (line[3..], true) : (line, false));

    private static string Html(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? "" : $"<p>{line}</p>"));

    private async Task GoInAsync(IPage page, string who)
    {
        await page.GotoAsync(new Uri(host.RestAddress, "/arbetsplats").ToString());
        clicks++;
        await page.GetByText(who).ClickAsync();
        await ClickAsync(page, AriaRole.Button, "Gå in");
    }

    private async Task SignAsync(IPage page, string role)
    {
        await page.GetByLabel("Roll som undertecknar").FillAsync(role);
        await page.GetByLabel("Dag för underskriften").FillAsync("2020-01-01");
        clicks++;
        await page.GetByText("Texten ovan är den").ClickAsync();
        await ClickAsync(page, AriaRole.Button, "Underteckna");
    }

    private async Task ClickAsync(IPage page, AriaRole role, string name)
    {
        clicks++;
        await page.GetByRole(role, new PageGetByRoleOptions { Name = name }).First.ClickAsync();
    }

    private async Task FillAsync(IPage page, string id, string text)
    {
        clicks++;
        await page.Locator($"#{id}").FillAsync(text);
    }

    private async Task OpenAndFillAsync(IPage page, string id, string text)
    {
        clicks++;
        await page.Locator("details", new PageLocatorOptions { Has = page.Locator($"#{id}") }).Last.Locator("summary").ClickAsync();
        await FillAsync(page, id, text);
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
        var agreement = JsonNode.Parse(await host.Http.GetStringAsync($"/medborgarlofte/v1/agreements/{id}"))!.AsObject();
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
