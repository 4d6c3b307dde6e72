using Medborgarlofte.Pages.Tests.Hosting;
using Microsoft.Playwright;
using SkiaSharp;
using UglyToad.PdfPig;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>The council's report on paper: numbered pages, and a code that leads back to the follow-up.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportPrintTests(ExampleHost host, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Pages_OfTheReport_AreNumberedOfAll()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, $"/avtal/{ExampleHost.Agreement}/rapport").ToString());
        using var pdf = PdfDocument.Open(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        Assert.All(pdf.GetPages(), sheet => Assert.Contains($"{sheet.Number} ({pdf.NumberOfPages})", string.Join(' ', sheet.GetWords().Select(word => word.Text)), StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("/avtal/", "/rapport", ColorScheme.Light)]
    [InlineData("/en/agreements/", "/report", ColorScheme.Dark)]
    public async Task Code_OfTheReport_LeadsToTheFollowUp(string root, string report, ColorScheme scheme)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { ColorScheme = scheme, DeviceScaleFactor = 2 });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, root + ExampleHost.Agreement + report).ToString());
        using var picture = SKBitmap.Decode(await page.Locator("svg.qr").ScreenshotAsync());
        var grey = picture.Pixels.SelectMany(pixel => new[] { pixel.Red, pixel.Green, pixel.Blue }).ToArray();
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, picture.Width, picture.Height))));
        Assert.Equal($"{ExampleHost.Origin}{root}{ExampleHost.Agreement}", read.Text);
    }
}
