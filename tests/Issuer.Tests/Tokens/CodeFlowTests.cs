using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Issuer.Tests.Tokens;

/// <summary>A member signs in to the workplace, and what others try with that.</summary>
public sealed class CodeFlowTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Theory]
    [InlineData("reporter", "police", "records.read police.report")]
    [InlineData("reporter", "municipality", "records.read municipal.report")]
    [InlineData("coordinator", "police", "records.read police.report followup.manage")]
    [InlineData("coordinator", "municipality", "records.read municipal.report followup.manage")]
    [InlineData("signatory", "police", "records.read followup.manage followup.seal")]
    [InlineData("administrator", "police", "")]
    [InlineData("observer", "municipality", "records.read")]
    public async Task Token_OfAMember_SaysRoleAndPlaceAndNoMoreThanTheRoleMay(string role, string party, string scopes)
    {
        var account = await issuer.JoinAsync(role, party);
        var tokens = await new Workplace(issuer).TokensAsync(account.Browser);
        var access = new JsonWebToken(tokens.GetProperty("access_token").GetString());
        Assert.Equal((account.Member.Number, role, party, "0685", $"arbetsplats-0685-{party}"),
            (access.Subject, Claim(access, "role"), Claim(access, "party"), Claim(access, "municipality"), Claim(access, "source")));
        Assert.Equal(scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Claim(access, "scope").Split(' ').Except(["openid", "profile", "offline_access"]).Order());
        Assert.InRange(long.Parse(Claim(access, "auth_time"), System.Globalization.CultureInfo.InvariantCulture), issuer.Time.GetUtcNow().ToUnixTimeSeconds() - 120, issuer.Time.GetUtcNow().ToUnixTimeSeconds());
        Assert.InRange(access.ValidTo - access.IssuedAt, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.False(access.TryGetClaim("name", out _));
        Assert.False(access.TryGetClaim("stamp", out _));

        var identity = new JsonWebToken(tokens.GetProperty("id_token").GetString());
        Assert.Equal((account.Member.Number, account.Name, "n1", role), (identity.Subject, Claim(identity, "name"), Claim(identity, "nonce"), Claim(identity, "role")));
        Assert.Equal(["workplace"], identity.Audiences);
    }

    [Fact]
    public async Task Authorize_Nobody_SignsInFirstAndComesBack()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        var browser = account.Browser = issuer.NewBrowser();
        var workplace = new Workplace(issuer);
        await browser.GetAsync(workplace.Authorize(more: "&ui_locales=en"));
        Assert.Equal("/en/sign-in", browser.Page.Location!.AbsolutePath);
        await browser.FollowAsync();
        await account.SignInAsync();
        Assert.Equal("/connect/authorize", browser.Page.Location!.AbsolutePath);
        var page = await browser.GetAsync(browser.Page.Location!.PathAndQuery);
        Assert.StartsWith(Workplace.Redirect, page.RedirectTo, StringComparison.Ordinal);
        Assert.Equal(("s1", "https://issuer.test/"), (page.Parameter("state"), page.Parameter("iss")));
        Assert.Equal(200, (await workplace.ExchangeAsync(page.Parameter("code")!)).Status);
    }

    [Fact]
    public async Task Code_Replayed_IsRefusedAndEndsWhatItGave()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var code = await workplace.CodeAsync(account.Browser);
        var tokens = (await workplace.ExchangeAsync(code)).Json();
        Assert.Equal("invalid_grant", (await workplace.ExchangeAsync(code)).Json().GetProperty("error").GetString());
        Assert.Equal("invalid_grant", (await workplace.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Json().GetProperty("error").GetString());
    }

    [Fact]
    public async Task Code_OtherVerifierClientOrRedirect_IsRefused()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var wrongVerifier = await workplace.ExchangeAsync(await workplace.CodeAsync(account.Browser), verifier: new Workplace(issuer).Verifier);
        Assert.Equal((400, "invalid_grant"), (wrongVerifier.Status, wrongVerifier.Json().GetProperty("error").GetString()));
        var wrongRedirect = await workplace.ExchangeAsync(await workplace.CodeAsync(account.Browser), redirect: "https://issuer.test/en/workplace/signed-in");
        Assert.Equal((400, "invalid_grant"), (wrongRedirect.Status, wrongRedirect.Json().GetProperty("error").GetString()));
        var code = await workplace.CodeAsync(account.Browser);
        Assert.Equal(401, (await issuer.NewBrowser().PostAsync("/connect/token", ("client_id", "workplace"), ("client_secret", "guess"), ("grant_type", "authorization_code"),
            ("code", code), ("redirect_uri", Workplace.Redirect), ("code_verifier", workplace.Verifier))).Status);
    }

    [Fact]
    public async Task Code_TooOld_IsRefused()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var code = await workplace.CodeAsync(account.Browser);
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(2));
        Assert.Equal(400, (await workplace.ExchangeAsync(code)).Status);
    }

    [Theory]
    [InlineData("https://issuer.test/arbetsplats/inloggad/")]
    [InlineData("https://issuer.test/arbetsplats/inloggad?x=1")]
    [InlineData("https://evil.test/arbetsplats/inloggad")]
    [InlineData("https://issuer.test.evil.test/arbetsplats/inloggad")]
    [InlineData("https://issuer.test@evil.test/arbetsplats/inloggad")]
    [InlineData("http://issuer.test/arbetsplats/inloggad")]
    [InlineData("javascript:alert(1)")]
    public async Task Authorize_OtherRedirect_IsRefusedHereAndLeadsNowhere(string redirect)
    {
        var account = await issuer.JoinAsync(Roles.Observer);
        var page = await account.Browser.GetAsync(new Workplace(issuer).Authorize(redirect));
        Assert.Equal((400, ""), (page.Status, page.RedirectTo));
    }

    [Fact]
    public async Task Authorize_WithoutChallengeOrWithPlain_IsRefused()
    {
        var account = await issuer.JoinAsync(Roles.Observer);
        var whole = new Workplace(issuer).Authorize();
        foreach (var address in (string[])[whole[..whole.IndexOf("&code_challenge", StringComparison.Ordinal)], whole.Replace("=S256", "=plain", StringComparison.Ordinal)])
        {
            var page = await account.Browser.GetAsync(address);
            Assert.Null(page.Parameter("code"));
            Assert.True(page.Status == 400 || page.Parameter("error") == "invalid_request", page.RedirectTo);
        }
    }

    [Fact]
    public async Task Authorize_FreshSignInDemanded_AsksAgainAndTellsTheNewTime()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Signatory));
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(6));
        var browser = account.Browser;
        Assert.NotNull((await browser.GetAsync(workplace.Authorize(more: "&max_age=600"))).Parameter("code"));
        Assert.Equal("login_required", (await browser.GetAsync(workplace.Authorize(more: "&max_age=300&prompt=none"))).Parameter("error"));
        foreach (var demand in (string[])["&max_age=300", "&prompt=login"])
        {
            await browser.GetAsync(workplace.Authorize(more: demand));
            Assert.Equal("/inloggning", browser.Page.Location!.AbsolutePath);
            await browser.FollowAsync();
            await account.SignInAsync();
            var code = (await browser.GetAsync(browser.Page.Location!.PathAndQuery)).Parameter("code")!;
            var token = new JsonWebToken((await workplace.ExchangeAsync(code)).Json().GetProperty("access_token").GetString());
            Assert.InRange(long.Parse(Claim(token, "auth_time"), System.Globalization.CultureInfo.InvariantCulture), issuer.Time.GetUtcNow().ToUnixTimeSeconds() - 60, long.MaxValue);
        }
    }

    [Fact]
    public async Task Refresh_Token_IsTakenOnceAndEndsWithTheDay()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var first = (await workplace.TokensAsync(account.Browser)).GetProperty("refresh_token").GetString()!;
        var second = (await workplace.RefreshAsync(first)).Json().GetProperty("refresh_token").GetString()!;
        for (var minutes = 0; minutes < 8 * 60 - 40; minutes += 20)
        {
            issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(20));
            second = (await workplace.RefreshAsync(second)).Json().GetProperty("refresh_token").GetString()!;
        }

        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(29));
        second = (await workplace.RefreshAsync(second)).Json().GetProperty("refresh_token").GetString()!;
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(20));
        Assert.Equal(400, (await workplace.RefreshAsync(second)).Status);

        var fresh = await issuer.JoinAsync(Roles.Coordinator);
        var taken = (await workplace.TokensAsync(fresh.Browser)).GetProperty("refresh_token").GetString()!;
        var next = (await workplace.RefreshAsync(taken)).Json().GetProperty("refresh_token").GetString()!;
        Assert.Equal(400, (await workplace.RefreshAsync(taken)).Status);

        // Somebody has a copy of it: nobody goes on with what came of it.
        Assert.Equal(400, (await workplace.RefreshAsync(next)).Status);
    }

    [Fact]
    public async Task Refresh_AfterSigningOut_IsRefused()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var tokens = await workplace.TokensAsync(account.Browser);
        var other = account.Browser.Copy();
        await other.GetAsync($"/connect/endsession?id_token_hint={tokens.GetProperty("id_token").GetString()}&post_logout_redirect_uri={Uri.EscapeDataString("https://issuer.test/arbetsplats/utloggad")}&state=s2");
        Assert.StartsWith("https://issuer.test/arbetsplats/utloggad", other.Page.RedirectTo, StringComparison.Ordinal);
        Assert.Equal(400, (await workplace.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Status);

        // The other browser has its cookie still, and is signed out with it.
        Assert.Equal("/inloggning", (await account.Browser.GetAsync("/inloggning/konto")).Location?.AbsolutePath);
    }

    [Fact]
    public async Task EndSession_WithoutATokenOrToAnotherPlace_SignsNobodyOut()
    {
        var (workplace, account) = (new Workplace(issuer), await issuer.JoinAsync(Roles.Coordinator));
        var tokens = await workplace.TokensAsync(account.Browser);
        await account.Browser.GetAsync("/connect/endsession");
        await account.Browser.GetAsync($"/connect/endsession?id_token_hint={tokens.GetProperty("id_token").GetString()}&post_logout_redirect_uri={Uri.EscapeDataString("https://evil.test/")}");
        Assert.Null(account.Browser.Page.Location);
        Assert.Equal(200, (await account.Browser.GetAsync("/inloggning/konto")).Status);
        Assert.Equal(200, (await workplace.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Status);
    }

    [Fact]
    public async Task Token_OfTheWorkplaceItself_IsNotGiven()
    {
        var page = await new Workplace(issuer).TokenAsync(("grant_type", "client_credentials"));
        Assert.Equal((400, "unauthorized_client"), (page.Status, page.Json().GetProperty("error").GetString()));
    }

    private static string Claim(JsonWebToken token, string type) => token.GetClaim(type).Value;
}
