using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Issuer.Tests.People;

/// <summary>People who sign in where they always do: at their organisation's own provider.</summary>
public sealed class OutsideTests(OutsideFixture issuer) : IClassFixture<OutsideFixture>
{
    [Fact]
    public async Task Invitation_ByAProvider_MakesAnAccountThatSignsInThere()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator);
        var browser = issuer.NewBrowser();
        await browser.GetAsync(link.AbsolutePath);
        var page = await GoAsync(browser, issuer.Town, "s-1", "ett@town.test");
        Assert.Contains("Test Testsson (ett@town.test)", page.Text, StringComparison.Ordinal);
        Assert.Equal("/inloggning/konto", (await browser.SubmitAsync(null)).Location!.AbsolutePath);
        Assert.Equal(("hemligt", "authorization_code"), (issuer.Town.Asked["client_secret"], issuer.Town.Asked["grant_type"]));
        Assert.NotNull(issuer.Town.Asked["code_verifier"]);

        // Next time, from the workplace and in another browser.
        var next = issuer.NewBrowser();
        var workplace = new Workplace(issuer);
        await next.GetAsync(workplace.Authorize());
        await next.FollowAsync();
        await next.GetAsync(next.Page.Document.QuerySelector("a[href*='/via/town']")!.GetAttribute("href")!);
        await next.GetAsync(issuer.Town.SignIn(next.Page.Location!, "s-1", "nytt-namn@town.test"));
        await next.GetAsync(next.Page.Location!.PathAndQuery);
        page = await next.GetAsync(next.Page.Location!.PathAndQuery);
        Assert.StartsWith(Workplace.Redirect, page.RedirectTo, StringComparison.Ordinal);
        var access = new JsonWebToken((await workplace.ExchangeAsync(page.Parameter("code")!)).Json().GetProperty("access_token").GetString());
        Assert.Equal(("coordinator", "0685"), (access.GetClaim("role").Value, access.GetClaim("municipality").Value));
    }

    [Fact]
    public async Task SignIn_OfNobodyInvited_MakesNothing()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning");
        var page = await GoAsync(browser, issuer.Town, "s-stranger", "frammande@town.test");
        Assert.Equal((403, "Du är inte medlem än"), (page.Status, page.Heading));
        await using var context = issuer.Database();
        Assert.False(await context.Users.AnyAsync(person => person.NormalizedEmail == "FRAMMANDE@TOWN.TEST"));
    }

    [Fact]
    public async Task SameAddressOrSubject_AtAnotherProvider_IsSomebodyElse()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        await JoinAsync("s-2", "tva@town.test");
        foreach (var (organisation, subject, email) in new[] { (issuer.Other, "s-2", "annan@other.test"), (issuer.Other, "s-9", "tva@town.test"), (issuer.Town, "s-8", account.Email) })
        {
            var browser = issuer.NewBrowser();
            await browser.GetAsync("/inloggning");
            Assert.Equal(403, (await GoAsync(browser, organisation, subject, email)).Status);
        }

        // Not by an invitation either: an account is never taken over by its address.
        var guest = issuer.NewBrowser();
        await guest.GetAsync((await issuer.InviteAsync(Roles.Observer)).AbsolutePath);
        await GoAsync(guest, issuer.Town, "s-8", account.Email);
        var page = await guest.SubmitAsync(null);
        Assert.Contains("har redan ett konto", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_JoinedToAProvider_SignsInEitherWay()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        await account.Browser.GetAsync("/inloggning/konto");
        var page = await GoAsync(account.Browser, issuer.Town, "s-3", account.Email);
        Assert.Contains("kopplad till ditt konto", page.Text, StringComparison.Ordinal);
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning");
        Assert.Equal(account.Name, (await GoAsync(browser, issuer.Town, "s-3", "vad-som@helst.test")).Heading);
        await account.Browser.PostAsync("/inloggning/ut", [.. Token(account.Browser)]);
        Assert.Equal("/inloggning", (await browser.GetAsync("/inloggning/konto")).Location!.AbsolutePath);
    }

    [Fact]
    public async Task Account_WhoseSignInIsOld_IsJoinedToNothing()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        await account.Browser.GetAsync("/inloggning/konto");
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(11));
        await account.Browser.GetAsync("/inloggning/via/town?returnUrl=%2Finloggning%2Fkonto");
        await account.Browser.GetAsync(issuer.Town.SignIn(account.Browser.Page.Location!, "s-6", "sex@town.test"));
        await account.Browser.FollowAsync();
        await using var context = issuer.Database();
        Assert.False(await context.OutsideIdentities.AnyAsync(identity => identity.Subject == "s-6"));
    }

    [Fact]
    public async Task Provider_Removed_SignsInNoMoreUnlessItIsTheOnlyWay()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        await account.Browser.GetAsync("/inloggning/konto");
        await GoAsync(account.Browser, issuer.Town, "s-7", account.Email);
        await account.Browser.PostAsync("/inloggning/via/town/remove", [.. Token(account.Browser)]);
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning");
        Assert.Equal(403, (await GoAsync(browser, issuer.Town, "s-7", account.Email)).Status);

        var only = issuer.NewBrowser();
        await only.GetAsync((await issuer.InviteAsync(Roles.Coordinator)).AbsolutePath);
        await GoAsync(only, issuer.Town, "s-10", "tio@town.test");
        await only.SubmitAsync(null);
        await only.FollowAsync();
        Assert.Equal(409, (await only.PostAsync("/inloggning/via/town/remove", [.. Token(only)])).Status);
    }

    [Fact]
    public async Task Address_ThatIsToldByAnotherName_OrNotAtAll()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync((await issuer.InviteAsync(Roles.Observer)).AbsolutePath);
        var page = await GoAsync(browser, issuer.Town, "s-11", "");
        Assert.Contains("town kommun säger inte vad du heter eller vilken e-postadress du har", page.Text, StringComparison.Ordinal);
        page = await GoAsync(browser, issuer.Town, "s-11", "elva@town.test", "preferred_username");
        Assert.Contains("(elva@town.test)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfAnotherIssuer_OrAStateOfAnotherBrowser_SignsNobodyIn()
    {
        await JoinAsync("s-4", "fyra@town.test");
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning");
        issuer.Town.Issuer = issuer.Other.Address;
        var page = await GoAsync(browser, issuer.Town, "s-4", "fyra@town.test");
        issuer.Town.Issuer = issuer.Town.Address;
        Assert.Contains("Inloggningen med town kommun gick inte", page.Text, StringComparison.Ordinal);

        // Whoever tries again comes where it was going to, and in its own language.
        var english = issuer.NewBrowser();
        await english.GetAsync("/en/sign-in/via/town?returnUrl=%2Fen%2Fsign-in%2Faccount");
        var failed = issuer.Town.SignIn(english.Page.Location!, "s-4", "fyra@town.test");
        await english.GetAsync(failed.Replace("code=c1", "error=access_denied", StringComparison.Ordinal));
        Assert.Equal(("/en/sign-in", "/en/sign-in/account", "town"), (english.Page.Location!.AbsolutePath, english.Page.Parameter("returnUrl"), english.Page.Parameter("failed")));

        var (mine, theirs) = (issuer.NewBrowser(), issuer.NewBrowser());
        await theirs.GetAsync("/inloggning/via/town");
        var back = issuer.Town.SignIn(theirs.Page.Location!, "s-4", "fyra@town.test");
        await mine.GetAsync(back);
        await mine.FollowAsync();
        Assert.Contains("gick inte", mine.Page.Text, StringComparison.Ordinal);
        Assert.Equal("/inloggning", (await mine.GetAsync("/inloggning/konto")).Location!.AbsolutePath);

        // Nor does one provider's answer count at the other's address.
        await mine.GetAsync("/inloggning/via/town");
        back = issuer.Town.SignIn(mine.Page.Location!, "s-4", "fyra@town.test").Replace("/town?", "/other?", StringComparison.Ordinal);
        await mine.GetAsync(back);
        Assert.NotNull(await mine.FollowAsync());
        Assert.Equal("/inloggning", (await mine.GetAsync("/inloggning/konto")).Location!.AbsolutePath);
    }

    [Fact]
    public async Task Provider_ThatIsAway_IsTold()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning/via/away");
        await browser.FollowAsync();
        Assert.Contains("Inloggningen med away kommun gick inte", browser.Page.Text, StringComparison.Ordinal);
        Assert.Equal("/inloggning", (await browser.GetAsync("/inloggning/via/finns-inte")).Location!.AbsolutePath);
    }

    [Fact]
    public async Task FreshSignIn_IsTheProvidersOwn()
    {
        var link = await issuer.InviteAsync(Roles.Signatory);
        var browser = issuer.NewBrowser();
        await browser.GetAsync(link.AbsolutePath);
        await GoAsync(browser, issuer.Town, "s-5", "fem@town.test");
        await browser.SubmitAsync(null);

        // The provider is asked to have the person sign in anew; one that does not says so, and it is not fresh.
        var workplace = new Workplace(issuer);
        await browser.GetAsync(workplace.Authorize(more: "&max_age=300"));
        var hourAgo = issuer.Time.GetUtcNow().AddHours(-1);
        await browser.GetAsync("/inloggning/via/town?returnUrl=%2Finloggning%2Fkonto");
        Assert.Contains("prompt=login", browser.Page.RedirectTo, StringComparison.Ordinal);
        await browser.GetAsync(issuer.Town.SignIn(browser.Page.Location!, "s-5", "fem@town.test", at: hourAgo));
        await browser.FollowAsync();
        await browser.GetAsync(workplace.Authorize(more: "&max_age=300"));
        Assert.Equal("/inloggning", browser.Page.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Pages_OfferTheProvidersThatApply()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/en/sign-in");
        Assert.Equal(["Sign in with town kommun", "Sign in with other kommun", "Sign in with away kommun"], browser.Page.Document.QuerySelectorAll("a[href*='/via/']").Select(link => link.TextContent));
        await browser.SubmitAsync(null, ("email", "nagon@town.test"), ("password", "fel fel fel fel"));
        Assert.Contains("With that address you sign in with town kommun.", browser.Page.Text, StringComparison.Ordinal);
        await browser.GetAsync((await issuer.InviteAsync(Roles.Observer)).AbsolutePath);
        Assert.Equal("Gå med genom town kommun", Assert.Single(browser.Page.Document.QuerySelectorAll("a[href*='/via/']")).TextContent);
    }

    private async Task JoinAsync(string subject, string email)
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync((await issuer.InviteAsync(Roles.Coordinator)).AbsolutePath);
        await GoAsync(browser, issuer.Town, subject, email);
        Assert.Equal("/inloggning/konto", (await browser.SubmitAsync(null)).Location!.AbsolutePath);
    }

    /// <summary>Follows the page's link to a provider, signs in there and comes back.</summary>
    private static async Task<Page> GoAsync(Browser browser, OutsideOrganisation organisation, string subject, string email, string emailClaim = "email")
    {
        var id = organisation.Address.Split('.')[1];
        await browser.GetAsync(browser.Page.Document.QuerySelector($"a[href*='/via/{id}']")?.GetAttribute("href") ?? $"/inloggning/via/{id}");
        await browser.GetAsync(organisation.SignIn(browser.Page.Location!, subject, email, emailClaim: emailClaim));
        return await browser.FollowAsync();
    }

    private static IEnumerable<(string, string)> Token(Browser browser) =>
        browser.Page.Document.QuerySelectorAll("input[name=__RequestVerificationToken]").Take(1).Select(token => ("__RequestVerificationToken", token.GetAttribute("value")!));
}
