using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>The workplace as OAuth sees it: it sends a browser to sign in, and exchanges what comes back.</summary>
internal sealed class Workplace(IssuerFixture issuer)
{
    public const string Redirect = "https://issuer.test/arbetsplats/inloggad";
    private const string AllScopes = "openid profile offline_access police.report municipal.report followup.manage followup.seal records.read";

    /// <summary>What it keeps for itself.</summary>
    public string Verifier { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>The address that it sends a browser to.</summary>
    public string Authorize(string redirect = Redirect, string more = "", string scope = AllScopes) =>
        $"/connect/authorize?client_id=workplace&response_type=code&redirect_uri={Uri.EscapeDataString(redirect)}&scope={Uri.EscapeDataString(scope)}&state=s1&nonce=n1"
        + $"&code_challenge={Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))}&code_challenge_method=S256{more}";

    /// <summary>The code that somebody who has signed in brings back.</summary>
    public async Task<string> CodeAsync(Browser browser, string more = "", string scope = AllScopes)
    {
        var page = await browser.GetAsync(Authorize(more: more, scope: scope));
        return page.Parameter("code") ?? throw new InvalidOperationException($"{page.Status} {page.RedirectTo} {page.Text}");
    }

    public Task<Page> ExchangeAsync(string code, string? verifier = null, string redirect = Redirect) => TokenAsync(
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier ?? Verifier));

    public Task<Page> RefreshAsync(string token) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    public Task<Page> TokenAsync(params (string, string)[] fields) =>
        issuer.NewBrowser().PostAsync("/connect/token", [("client_id", "workplace"), ("client_secret", issuer.WorkplaceSecret), .. fields]);

    /// <summary>What a sign-in gives.</summary>
    public async Task<System.Text.Json.JsonElement> TokensAsync(Browser browser, string more = "", string scope = AllScopes) =>
        (await ExchangeAsync(await CodeAsync(browser, more, scope))).Json();
}
