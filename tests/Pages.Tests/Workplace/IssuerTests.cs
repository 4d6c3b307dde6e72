using System.Net;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>People come in by an issuer's code flow, over TLS that ends at a proxy.</summary>
[Collection(IssuerCollection.Name)]
public sealed class IssuerTests(IssuerHost host)
{
    private readonly IssuerBrowser browser = new(host);

    [Fact]
    public async Task SignIn_CodeFlow_BeginsASessionThatEndsInTime()
    {
        // Asked who one is, with PKCE and the public address, whatever the request's host.
        Assert.Equal("/arbetsplats/logga-in?return=%2Farbetsplats", await browser.LedAsync("/arbetsplats"));
        var back = await browser.SignInAsync("/arbetsplats/logga-in?return=%2Farbetsplats%2Favtal");
        Assert.Equal("/arbetsplats/avtal", back);
        var page = await browser.PageAsync("/arbetsplats");
        Assert.Contains("Du arbetar för polisen", page, StringComparison.Ordinal);
        Assert.Contains("Undertecknare", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration", page, StringComparison.Ordinal);
        Assert.True(browser.Cookies[IssuerBrowser.Session].Length < 400, "The cookie holds more than a key.");

        // Twenty minutes of reading begin the idle time anew, half an hour of nothing ends it.
        Pass(TimeSpan.FromMinutes(20));
        await browser.PageAsync("/arbetsplats");
        Pass(TimeSpan.FromMinutes(20));
        await browser.PageAsync("/arbetsplats");
        Pass(TimeSpan.FromMinutes(31));
        Assert.StartsWith("/arbetsplats/logga-in", await browser.LedAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_IssuerHasAnotherAddressForBrowsers_TheFormMayEndThere()
    {
        await browser.SignInAsync("/arbetsplats/logga-in");
        using var page = await browser.SendAsync(HttpMethod.Get, "/arbetsplats");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"form-action 'self' {host.Issuer.Address} {host.Issuer.BrowserAddress};", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OfEightHours_EndsThoughItIsUsed_AndRenewsItsToken()
    {
        host.Issuer.Seconds = 60;
        await browser.SignInAsync("/arbetsplats/logga-in");
        var before = host.Issuer.Renewed;
        for (var minutes = 0; minutes < 8 * 60 - 20; minutes += 20)
        {
            await browser.PageAsync("/arbetsplats");
            Pass(TimeSpan.FromMinutes(20));
        }

        Assert.True(host.Issuer.Renewed - before > 10, $"Renewed {host.Issuer.Renewed - before} times.");
        host.Issuer.Seconds = 600;
        Pass(TimeSpan.FromMinutes(21));
        Assert.StartsWith("/arbetsplats/logga-in", await browser.LedAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_WithAnotherState_LetsNobodyIn()
    {
        await browser.LedAsync("/arbetsplats/logga-in");
        Assert.StartsWith("/arbetsplats", await browser.LedAsync("/arbetsplats/inloggad?code=the-code&state=other"), StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey(IssuerBrowser.Session));
    }

    [Fact]
    public async Task Demo_WithoutItsCommand_CannotBeChosen()
    {
        using var form = new FormUrlEncodedContent([new("party", "police")]);
        using var answer = await browser.SendAsync(HttpMethod.Post, "/arbetsplats/logga-in", form);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(browser.Cookies.ContainsKey(IssuerBrowser.Session));
    }

    [Fact]
    public async Task SignIn_AsksForTheScopesOfTheServices()
    {
        await browser.SignInAsync("/arbetsplats/logga-in");
        Assert.Equal("openid offline_access records.read police.report municipal.report followup.manage followup.seal", browser.Asked["scope"]);
    }

    [Fact]
    public async Task SignIn_Anew_AsksForALogin_AndNotForAnAgeThatNobodyMeets()
    {
        await browser.SignInAsync("/arbetsplats/logga-in?fresh=1");
        Assert.Equal("login", browser.Asked["prompt"]);
        Assert.False(browser.Asked.ContainsKey("max_age"));
    }

    [Fact]
    public async Task SignIn_WithAnotherSessionsCookie_GetsASessionOfItsOwn()
    {
        host.Issuer.Roles = "observer";
        await browser.SignInAsync("/arbetsplats/logga-in");
        var victim = new IssuerBrowser(host);
        victim.Cookies["planted"] = Uri.EscapeDataString($"; {IssuerBrowser.Session}={browser.Cookies[IssuerBrowser.Session]}");
        host.Issuer.Roles = "coordinator signatory";
        await victim.SignInAsync("/arbetsplats/logga-in");
        Assert.DoesNotContain("Undertecknare", await browser.PageAsync("/arbetsplats"), StringComparison.Ordinal);
        Assert.Contains("Undertecknare", await victim.PageAsync("/arbetsplats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_AfterTheSession_IsAnsweredInWords()
    {
        using var form = new FormUrlEncodedContent([new("text", "Polisen ska göra minst tre trafikkontroller.")]);
        using var answer = await browser.SendAsync(HttpMethod.Post, "/arbetsplats/avtal", form);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Om du hann skriva mer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private void Pass(TimeSpan time) => host.Clock.MoveTo(host.Clock.GetUtcNow() + time);
}
