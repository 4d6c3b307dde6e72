using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>What every page must stand in a real browser, in each width and in the dark.</summary>
internal static class PageCheck
{
    private const int ServerRefused = 400;

    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
            .violations.map(found => `${found.id}: ${found.help}: ${found.nodes[0].html}`)
        """;

    // The checker takes most of a page's time, and finds what it finds where a page is narrowest and where it is dark; the long form runs it everywhere.
    private static readonly bool Everywhere = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1";

    private static readonly (int Width, ColorScheme Scheme, bool Checked)[] Views =
        [(320, ColorScheme.Light, true), (768, ColorScheme.Light, Everywhere), (1280, ColorScheme.Light, Everywhere), (1280, ColorScheme.Dark, true)];

    // A folder outside the source tree, for whoever wants to look at the pages.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_PICTURES");

    private static readonly string Checker = new BundledAxeScriptProvider().GetScript();

    /// <summary>Everything that is wrong with a page; empty for nothing.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="address">The page's.</param>
    /// <param name="signedIn">Cookies of somebody who has signed in, as Playwright keeps them.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IBrowser browser, Uri address, string? signedIn = null)
    {
        // The checker is a script, which the pages' own policy rightly refuses; the policy itself is tested by its header.
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true, StorageState = signedIn });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add($"console: {message.Text}");
        page.PageError += (_, error) => faults.Add($"error: {error}");
        await page.SetViewportSizeAsync(Views[0].Width, 900);
        var refused = (await page.GotoAsync(address.ToString()))!.Status >= ServerRefused;
        if (refused)
        {
            // A browser notes that the page itself was refused, which is what the test asked for.
            faults.RemoveAll(fault => fault.Contains("the server responded with a status of 4", StringComparison.Ordinal));
        }

        var found = await FaultsAsync(page);
        return [.. faults, .. found];
    }

    /// <summary>Everything that is wrong with the page that a browser shows, whose context lets the checker in.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var faults = new List<string>();
        var address = new Uri(page.Url);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await page.EvaluateAsync(Checker);
        foreach (var (width, scheme, isChecked) in Views)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            var scrolled = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (scrolled > width)
            {
                faults.Add($"{width} px: {scrolled} px wide");
            }

            if (Pictures is not null)
            {
                var name = $"{address.AbsolutePath.Trim('/').Replace('/', '-')}-{width}-{scheme}.png";
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name), FullPage = true });
            }

            if (isChecked)
            {
                faults.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(fault => $"{width} px {scheme}: {fault}"));
            }
        }

        return faults;
    }
}
