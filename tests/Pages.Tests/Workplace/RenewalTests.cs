using System.Net;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A session's token is renewed while the session lives: once, with the member's rights of that moment.</summary>
[Collection(IssuerCollection.Name)]
public sealed class RenewalTests(IssuerHost host) : IAsyncLifetime
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);
    private readonly IssuerBrowser browser = new(host);

    public async Task InitializeAsync() => await browser.SignInAsync("/arbetsplats/logga-in");

    public Task DisposeAsync()
    {
        (host.Issuer.Roles, host.Issuer.IsAway) = ("coordinator signatory", false);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Renewal_OfManyTabs_UsesTheRefreshTokenOnce()
    {
        var before = host.Issuer.Renewed;
        Pass(TokenLifetime);
        var cookie = new Dictionary<string, string>(browser.Cookies);
        var tabs = Enumerable.Range(0, 8).Select(_ => new IssuerBrowser(host)).ToList();
        tabs.ForEach(tab => tab.Cookies[IssuerBrowser.Session] = cookie[IssuerBrowser.Session]);
        await Task.WhenAll(tabs.Select(tab => tab.PageAsync("/arbetsplats")));
        Assert.Equal(1, host.Issuer.Renewed - before);
        await browser.PageAsync("/arbetsplats");
        Assert.Equal(1, host.Issuer.Renewed - before);
    }

    [Fact]
    public async Task Renewal_OfAMemberWithFewerRoles_TakesThemFromThePages()
    {
        Assert.Contains("Undertecknare", await browser.PageAsync("/arbetsplats"), StringComparison.Ordinal);
        host.Issuer.Roles = "coordinator";
        Pass(TokenLifetime);
        var page = await browser.PageAsync("/arbetsplats");
        Assert.DoesNotContain("Undertecknare", page, StringComparison.Ordinal);
        Assert.Contains("Samordnare", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Undertecknare", await browser.PageAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewal_IssuerAway_KeepsTheSession()
    {
        host.Issuer.IsAway = true;
        Pass(TokenLifetime - TimeSpan.FromSeconds(30));
        await browser.PageAsync("/arbetsplats");

        // Its token ends, and the session waits for the issuer.
        Pass(TimeSpan.FromMinutes(1));
        using (var answer = await browser.SendAsync(HttpMethod.Get, "/arbetsplats"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("Inloggningen svarar inte", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        host.Issuer.IsAway = false;
        Assert.Contains("Du arbetar för polisen", await browser.PageAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewal_Refused_EndsTheSessionInWords()
    {
        host.Issuer.EndSessions();
        Pass(TokenLifetime);
        using var answer = await browser.SendAsync(HttpMethod.Get, "/arbetsplats");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Du är inte inloggad", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("/arbetsplats/logga-in", await browser.LedAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    private void Pass(TimeSpan time) => host.Clock.MoveTo(host.Clock.GetUtcNow() + time);
}
