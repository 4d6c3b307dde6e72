using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>What every page must stand in a real browser, in each width and in the dark.</summary>
internal static class PageCheck
{
    private static readonly (int Width, ColorScheme Scheme)[] Views =
        [(320, ColorScheme.Light), (768, ColorScheme.Light), (1280, ColorScheme.Light), (768, ColorScheme.Dark)];

    private static readonly AxeRunOptions Rules =
        new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>Everything that is wrong with a page; empty for nothing.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IBrowser browser, Uri address)
    {
        // The checker is a script, which the pages' own policy rightly refuses; the policy itself is tested by its header.
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add($"console: {message.Text}");
        page.PageError += (_, error) => faults.Add($"error: {error}");
        foreach (var (width, scheme) in Views)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address.ToString());
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
            var scrolled = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (scrolled > width)
            {
                faults.Add($"{width} px: {scrolled} px wide");
            }

            var found = await page.RunAxe(Rules);
            faults.AddRange(found.Violations.Select(violation =>
                $"{width} px {scheme}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        }

        return faults;
    }
}
