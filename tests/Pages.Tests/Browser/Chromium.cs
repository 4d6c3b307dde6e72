using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>Debian's Chromium, started once for all tests of a class; tests are skipped where it is not installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Skips the test where there is no Chromium.</summary>
    public static void SkipIfMissing() => Skip.IfNot(File.Exists(Path), $"Chromium is not installed at {Path}.");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (playwright is not null)
        {
            await Browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
