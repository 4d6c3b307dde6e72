using System.Diagnostics;
using System.Text.Json.Nodes;
using Medborgarlofte.Pages.Tests.Browser;
using Medborgarlofte.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Real texts and files at the desk, without JavaScript and without code.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskFileTests(DemoHost host, Chromium chromium, ITestOutputHelper output) : DeskInChromium(host, chromium)
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Wordings.Tests/WholeTexts/Founding.txt"));

    /// <summary>A file made of the founding document, as a browser prints it and as a word processor stores it, becomes the draft that its text does.</summary>
    [SkippableTheory]
    [InlineData("pdf")]
    [InlineData("docx")]
    public async Task FoundingDocument_AsAFile_IsReadAsItsText(string form)
    {
        Chromium.SkipIfMissing();
        await using var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
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
        await page.GotoAsync(new Uri(Host.RestAddress, "/arbetsplats/avtal").ToString());
        await page.GetByLabel("Eller välj en fil").SetInputFilesAsync(new FilePayload { Name = $"avtal.{form}", MimeType = "application/octet-stream", Buffer = file });
        await ClickAsync(page, AriaRole.Button, "Läs texten");
        Assert.Equal(pasted, await DraftAsync(page));
    }

    /// <summary>Ten of the fifty cases, two of them in every run: from their text to an agreement that both parties have signed, with nothing mended.</summary>
    [SkippableFact]
    public async Task Cases_PastedAndSignedByBoth_AreAgreements()
    {
        Chromium.SkipIfMissing();
        await using var municipality = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await using var police = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var (coordinator, officer) = (await municipality.NewPageAsync(), await police.NewPageAsync());
        await GoInAsync(coordinator, "trygghetssamordnare");
        await GoInAsync(officer, "kommunpolis");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests/Reporting.Tests/Cases"), "*.json").Order(StringComparer.Ordinal).Where((_, place) => place % 5 == 0).Take(IsFull ? 10 : 2))
        {
            var (watch, before) = (Stopwatch.StartNew(), Clicks);
            var agreement = JsonNode.Parse(await File.ReadAllTextAsync(file))!["agreement"]!;
            await coordinator.GotoAsync(new Uri(Host.RestAddress, "/arbetsplats/avtal").ToString());
            await coordinator.GetByLabel("Klistra in medborgarlöftets text").FillAsync(TextOf(agreement));
            await ClickAsync(coordinator, AriaRole.Button, "Läs texten");
            Assert.Equal(0, await coordinator.Locator(".faults").CountAsync());
            Assert.Equal(agreement["commitments"]!.AsArray().Count, await coordinator.Locator(".commitment").CountAsync());
            var (asked, address) = (await coordinator.Locator(".asked li").CountAsync(), await coordinator.Locator("form.desk").GetAttributeAsync("action"));
            foreach (var page in new[] { coordinator, officer })
            {
                await page.GotoAsync(new Uri(Host.RestAddress, $"{address}/underteckna").ToString());
                await SignAsync(page, "chef");
            }

            Assert.Contains("Båda parter har undertecknat", await officer.ContentAsync(), StringComparison.Ordinal);
            output.WriteLine($"{Path.GetFileNameWithoutExtension(file)}: {Clicks - before} clicks, {watch.Elapsed.TotalSeconds:0.0} s, {asked} to be decided");
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
}
