using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>The Issuer's pages in a real browser: by keyboard, with a passkey, and what the checker finds.</summary>
public sealed class SignInPageTests(SignInHost host, Chromium chromium) : IClassFixture<SignInHost>, IClassFixture<Chromium>
{
    private const string Password = "några ord i rad";

    [SkippableFact]
    public async Task Person_ByKeyboardAndWithAPasskey_SignsInOnPagesWithoutFault()
    {
        Chromium.SkipIfMissing();
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var console = new List<string>();
        page.Console += (_, message) => console.Add(message.Text);
        var link = new FirstLink(host.Services.GetRequiredService<SigningKey>(), TimeProvider.System).Make(host.Address);
        Assert.Equal([], await PageCheck.FaultsAsync(chromium.Browser, link));
        await page.GotoAsync(link.ToString());
        var key = await page.Locator("p.key").InnerTextAsync();
        await page.CheckAsync("[name=party][value=municipality]");
        foreach (var (field, text) in new Dictionary<string, string>
        {
            ["municipality"] = "0685", ["name"] = "Test", ["email"] = "test@example.test", ["password"] = Password, ["code"] = Code(key, 0),
        })
        {
            await page.FillAsync($"#{field}", text);
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".codes");
        await page.GotoAsync(new Uri(host.Address, "/inloggning/konto").ToString());

        // A device with a finger's print, as Chromium plays it.
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.ClickAsync("[data-passkey=add]");
        await page.WaitForSelectorAsync("[name=id]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        var signedIn = await context.StorageStateAsync();
        foreach (var path in (string[])["/inloggning/konto", "/en/sign-in/account", "/inloggning/medlemmar", "/en/sign-in/members"])
        {
            Assert.Empty(await PageCheck.FaultsAsync(chromium.Browser, new Uri(host.Address, path), signedIn));
        }

        await page.GetByText("Logga ut överallt").ClickAsync();
        await page.WaitForURLAsync("**/inloggning");
        await page.FocusAsync("[data-passkey]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inloggning/konto");

        // And without it, by keyboard alone.
        await page.GetByText("Logga ut överallt").ClickAsync();
        await page.WaitForURLAsync("**/inloggning");
        await page.FocusAsync("#email");
        await page.Keyboard.TypeAsync("test@example.test");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#code");
        await page.FocusAsync("#code");
        await page.Keyboard.TypeAsync(Code(key, 1));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inloggning/konto");
        Assert.DoesNotContain(console, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Empty(await PageCheck.FaultsAsync(chromium.Browser, new Uri(host.Address, "/inloggning")));
        Assert.Empty(await PageCheck.FaultsAsync(chromium.Browser, new Uri(host.Address, "/en/sign-in")));
    }

    /// <summary>What an authenticator app shows with the key, now or a step later.</summary>
    private static string Code(string key, int later)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] bytes = [.. Enumerable.Range(0, bits.Length / 8).Select(part => Convert.ToByte(bits.Substring(part * 8, 8), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // RFC 6238
        var hash = HMACSHA1.HashData(bytes, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("d6", CultureInfo.InvariantCulture);
    }
}

/// <summary>A host under a name, as passkeys belong to one.</summary>
public sealed class SignInHost : StandaloneFixture
{
    private readonly int port = Ports.Free();

    /// <summary>Its address.</summary>
    public Uri Address => new($"http://localhost:{port}");

    /// <inheritdoc />
    protected override IReadOnlyList<string> Arguments => ["--no-example", "--urls", $"http://127.0.0.1:{port}"];

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?> { ["Issuer:Address"] = Address.ToString() };
}
