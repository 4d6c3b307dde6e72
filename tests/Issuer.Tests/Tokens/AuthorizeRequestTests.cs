using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Issuer.Tests.Tokens;

/// <summary>What the workplace leaves out of its request, and what it demands.</summary>
public sealed class AuthorizeRequestTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Theory]
    [InlineData("openid offline_access")]
    [InlineData("openid")]
    [InlineData("")]
    public async Task Authorize_WithoutAScopeOfTheApi_GivesThoseOfTheRole(string scope)
    {
        var account = await issuer.JoinAsync(Roles.Coordinator, "police");
        var tokens = await new Workplace(issuer).TokensAsync(account.Browser, scope: scope);
        var granted = ScopesOf(tokens).Except(["openid", "offline_access"]);
        Assert.Equal(["followup.manage", "police.report", "records.read"], granted.Order());
    }

    [Fact]
    public async Task Authorize_WithOneScopeOfTheApi_GivesThatAlone()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator, "police");
        var tokens = await new Workplace(issuer).TokensAsync(account.Browser, scope: "openid records.read");
        Assert.Equal(["openid", "records.read"], ScopesOf(tokens).Order());
    }

    [Fact]
    public async Task Refresh_OfATokenWithoutNamedScopes_KeepsThoseOfTheRole()
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Coordinator, "police"), new Workplace(issuer));
        var tokens = await workplace.TokensAsync(account.Browser, scope: "openid offline_access");
        var next = (await workplace.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Json();
        Assert.Contains("followup.manage", ScopesOf(next));
    }

    [Theory]
    [InlineData("&max_age=0")]
    [InlineData("&max_age=0&prompt=login")]
    public async Task Authorize_MaxAgeZero_AsksOnceAndThenGivesACode(string demand)
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Signatory), new Workplace(issuer));
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(6));
        var demanded = issuer.Time.GetUtcNow().ToUnixTimeSeconds();
        await account.Browser.GetAsync(workplace.Authorize(more: demand));
        Assert.Equal("/inloggning", account.Browser.Page.Location!.AbsolutePath);
        await account.Browser.FollowAsync();
        await account.SignInAsync();
        var code = (await account.Browser.GetAsync(account.Browser.Page.Location!.PathAndQuery)).Parameter("code");
        Assert.NotNull(code);
        var token = new JsonWebToken((await workplace.ExchangeAsync(code)).Json().GetProperty("access_token").GetString());
        Assert.InRange(long.Parse(token.GetClaim("auth_time").Value, System.Globalization.CultureInfo.InvariantCulture), demanded, long.MaxValue);
    }

    [Theory]
    [InlineData("&max_age=0")]
    [InlineData("&prompt=login")]
    public async Task Authorize_BackWithoutANewSignIn_AsksAgain(string demand)
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Signatory), new Workplace(issuer));
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(6));
        await account.Browser.GetAsync(workplace.Authorize(more: demand));
        var back = account.Browser.Page.Parameter("returnUrl")!;
        var page = await account.Browser.GetAsync(back);
        Assert.Equal("/inloggning", page.Location!.AbsolutePath);
        Assert.Null(page.Parameter("code"));
    }

    [Fact]
    public async Task Authorize_SignInDemandedForLater_IsMetByOneSignIn()
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Signatory), new Workplace(issuer));
        await account.Browser.GetAsync(workplace.Authorize(more: "&signed_in_since=99999999999"));
        await account.Browser.FollowAsync();
        await account.SignInAsync();
        Assert.NotNull((await account.Browser.GetAsync(account.Browser.Page.Location!.PathAndQuery)).Parameter("code"));
    }

    // Which of two requests comes when is chance: several rounds meet every order.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Refresh_TwiceAtOnce_EndsTheSession(int round)
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Coordinator), new Workplace(issuer));
        var token = (await workplace.TokensAsync(account.Browser)).GetProperty("refresh_token").GetString()!;
        var answers = await Task.WhenAll(Enumerable.Range(0, round + 1).Select(_ => workplace.RefreshAsync(token)));
        Assert.InRange(answers.Count(answer => answer.Status == 200), 0, 1);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("invalid_grant", answer.Json().GetProperty("error").GetString()));

        // Which of the two was the member nobody knows.
        foreach (var answer in answers.Where(answer => answer.Status == 200))
        {
            Assert.Equal(400, (await workplace.RefreshAsync(answer.Json().GetProperty("refresh_token").GetString()!)).Status);
        }
    }

    [Fact]
    public async Task Code_TwiceAtOnce_IsTakenOnce()
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Coordinator), new Workplace(issuer));
        var code = await workplace.CodeAsync(account.Browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workplace.ExchangeAsync(code)));
        Assert.InRange(answers.Count(answer => answer.Status == 200), 0, 1);
        foreach (var answer in answers.Where(answer => answer.Status == 200))
        {
            Assert.Equal(400, (await workplace.RefreshAsync(answer.Json().GetProperty("refresh_token").GetString()!)).Status);
        }
    }

    [Fact]
    public async Task EndSession_HintSignedWithTheKeyBefore_SignsOut()
    {
        var (account, workplace) = (await issuer.JoinAsync(Roles.Coordinator), new Workplace(issuer));
        var hint = (await workplace.TokensAsync(account.Browser)).GetProperty("id_token").GetString();
        await issuer.RunAsync("rotate-key");
        var page = await account.Browser.GetAsync($"/connect/endsession?id_token_hint={hint}&post_logout_redirect_uri={Uri.EscapeDataString("https://issuer.test/arbetsplats/utloggad")}");
        Assert.StartsWith("https://issuer.test/arbetsplats/utloggad", page.RedirectTo, StringComparison.Ordinal);
        Assert.Equal(302, (await account.Browser.GetAsync("/inloggning/konto")).Status);

        // A key that was given up signs nobody out.
        var other = await issuer.JoinAsync(Roles.Coordinator);
        var givenUp = (await workplace.TokensAsync(other.Browser)).GetProperty("id_token").GetString();
        await issuer.RunAsync("rotate-key", "--keep-days", "0");
        Assert.Equal("/inloggning/konto", (await other.Browser.GetAsync($"/connect/endsession?id_token_hint={givenUp}")).RedirectTo);
        Assert.Equal(200, (await other.Browser.GetAsync("/inloggning/konto")).Status);
    }

    private static string[] ScopesOf(System.Text.Json.JsonElement tokens) =>
        new JsonWebToken(tokens.GetProperty("access_token").GetString()).GetClaim("scope").Value.Split(' ');
}
