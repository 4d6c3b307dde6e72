using System.Globalization;
using Medborgarlofte.Pages.Tests.Hosting;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>What a citizen, a journalist and a councillor ask: on which page the answer is, and how far down on a telephone.</summary>
[Collection(ExampleCollection.Name)]
public sealed class QuestionTests(ExampleHost host, Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Width = 390, Height = 844;

    // So many words does a person read in a second.
    private const double WordsASecond = 4;

    private const string Told = ExampleHost.Agreement;

    [SkippableTheory]
    [InlineData("Håller löftet nu?", $"/kommuner/{ManyCommitments.Municipality}", ".tally", "inte redovisade", 1)]
    [InlineData("Vad saknas, och från vem?", $"/kommuner/{ManyCommitments.Municipality}", ".state", "Kommunen har inte redovisat", 1)]
    [InlineData("Vad har de lovat där jag bor?", $"/kommuner/{ManyCommitments.Municipality}", ".lines", "Polisen ska fotpatrullera i centrum minst två gånger i veckan", 2)]
    [InlineData("Vad är ett medborgarlöfte?", "/om", ".lead", "överenskommelse mellan en kommun och polisen", 1)]
    [InlineData("Vad händer härnäst?", $"/avtal/{ManyCommitments.Running}", "section:has(#next)", "sista dagen", 2)]
    [InlineData("Hur gick det förra gången?", "/kommuner/0685", "section:has(#years)", "3 av 2", 3)]
    [InlineData("Var det alltid femton?", $"/ataganden/{Told}~2", "section:has(#wording)", "minst femton trafikkontroller", 2)]
    [InlineData("Vem ändrade löftet, och varför?", $"/avtal/{Told}/rapport", "section:has(#changed)", "Fler kontroller efter den årliga översynen. Beslutat av kommunen", 3)]
    [InlineData("Vilka rapporter räknades?", $"/ataganden/{Told}~2", "section:has(#receipt) table.receipt", "Trafikkontroll, trafikbeteende", 3)]
    [InlineData("Varför räknades inte den rapporten?", $"/ataganden/{Told}~2?excluded=KIND", "section:has(#receipt) table.receipt", "löftet gäller", 3)]
    [InlineData("Vad betyder ”inte redovisat”?", "/sa-raknar-vi", "#not-reported", "har inte berättat tillräckligt", 2)]
    [InlineData("Vad måste vi ta ställning till?", $"/avtal/{ManyCommitments.Running}/rapport", "section:has(#decide)", "vem redovisar, och när?", 4)]
    [InlineData("Vad har hänt sedan sist?", $"/avtal/{Told}/rapport?since=2021-06-01", "main", "var inte inlagt", 3)]
    public async Task Question_OfAReader_IsAnsweredOnAPage(string question, string path, string place, string answer, int screens)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = true, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(Width, Height);
        await page.GotoAsync(new Uri(host.RestAddress, path).ToString());
        if (await page.Locator($"{place} summary").CountAsync() > 0)
        {
            await page.Locator($"{place} summary").First.ClickAsync();
        }

        var text = page.Locator(place).First.GetByText(answer).First;
        Assert.True(await page.Locator(place).First.GetByText(answer).CountAsync() > 0, $"{question} {path} does not say “{answer}”.");
        var top = (await text.BoundingBoxAsync())!.Y;
        var words = await page.EvaluateAsync<int>(string.Create(CultureInfo.InvariantCulture, $$"""
            [...document.querySelectorAll('main h1, main h2, main h3, main p, main li, main dt, main dd, main td, main th, main label, main summary')]
                .filter(part => part.getBoundingClientRect().top <= {{top}} && part.offsetParent)
                .reduce((sum, part) => sum + part.innerText.trim().split(/\s+/).length, 0)
            """));
        var screen = ((int)top / Height) + 1;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question} {path}: screen {screen}, {words / WordsASecond:0} s"));
        Assert.True(screen <= screens, $"{question} is answered on screen {screen} of {path}.");
    }
}
