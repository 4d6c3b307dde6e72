using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>What a telephone shows of a municipality before anybody scrolls, and how long the page is.</summary>
[Collection(ExampleCollection.Name)]
public sealed class FirstScreenTests(ExampleHost host, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Width = 390, Height = 844;

    [SkippableTheory]
    [InlineData($"/kommuner/{ManyCommitments.Municipality}")]
    [InlineData($"/en/municipalities/{ManyCommitments.Municipality}")]
    [InlineData("/kommuner/0685")]
    public async Task Municipality_OnATelephone_ShowsTheWholeStateOnTheFirstScreen(string path)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(Width, Height);
        await page.GotoAsync(new Uri(host.RestAddress, path).ToString());
        var state = (await page.Locator(".state").First.BoundingBoxAsync())!;
        Assert.True(state.Y + state.Height <= Height, $"The state ends at {state.Y + state.Height} px.");
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(height <= 3000, $"{height} px high");
    }

    [SkippableTheory]
    [InlineData("/avtal/", ExampleHost.Agreement, 320)]
    [InlineData("/avtal/", ManyCommitments.Running, 320)]
    [InlineData("/en/agreements/", ManyCommitments.Running, 700)]
    public async Task Embed_AsHighAsItsFragmentSays_NeedsNoScrolling(string root, string agreement, int width)
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.RestAddress, root + agreement).ToString());
        var fragment = await page.Locator("#fragment").InputValueAsync();
        var height = int.Parse(fragment.Split("height=\"")[1].Split('"')[0], null);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(new Uri(host.RestAddress, new Uri(fragment.Split("src=\"")[1].Split('"')[0]).PathAndQuery).ToString());
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(needed <= height, $"{needed} px in {height}");
    }
}
