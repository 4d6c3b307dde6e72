using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;

namespace Medborgarlofte.Issuer.Tests.People;

/// <summary>Password and code, and what others try with them.</summary>
public sealed class SignInTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    private const string SessionCookie = "__Host-medborgarlofte-issuer-session";

    [Fact]
    public async Task SignIn_PasswordAndCode_LeadsToTheAccountWithAHardenedCookie()
    {
        var account = await NewAsync();
        var browser = account.Browser;
        await browser.GetAsync("/inloggning");
        await account.SignInAsync();
        var cookie = Assert.Single(browser.SetCookies, cookie => cookie.StartsWith(SessionCookie, StringComparison.Ordinal));
        Assert.All((string[])["secure", "httponly", "samesite=lax", "path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(account.Name, (await browser.FollowAsync()).Heading);
    }

    [Fact]
    public async Task SignIn_PasswordAlone_IsNobody()
    {
        var account = await NewAsync();
        await account.Browser.GetAsync("/inloggning");
        await account.Browser.SubmitAsync(null, ("email", account.Email), ("password", account.Password));
        Assert.DoesNotContain(SessionCookie, account.Browser.Cookies.Keys);
        Assert.Equal("/inloggning", (await account.Browser.GetAsync("/inloggning/konto")).Location?.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_WrongNameOrWrongPassword_IsAnsweredAlike()
    {
        var account = await NewAsync();
        var wrong = await TryAsync(issuer.NewBrowser(), account.Email, "inte lösenordet");
        var unknown = await TryAsync(issuer.NewBrowser(), "ingen@example.test", "inte lösenordet");
        Assert.Equal((400, wrong.Document.QuerySelector(".summary-of-errors")!.TextContent), (unknown.Status, unknown.Document.QuerySelector(".summary-of-errors")!.TextContent));
        Assert.DoesNotContain("inte lösenordet", wrong.Text, StringComparison.Ordinal);
        Assert.StartsWith("Fel: ", wrong.Document.Title, StringComparison.Ordinal);
        Assert.Equal("email-error", wrong.Document.QuerySelector("#email")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task SignIn_ManyGuesses_AreDelayedThereAndTheOwnerElsewhereIsNot()
    {
        var account = await NewAsync();
        var guesser = issuer.NewBrowser("203.0.113.7");
        for (var guess = 0; guess < SignInDelay.FreeForName; guess++)
        {
            Assert.Equal(400, (await TryAsync(guesser, account.Email, $"gissning nummer {guess}")).Status);
        }

        // Not even the right password is looked at now.
        var waits = await TryAsync(guesser, account.Email, account.Password);
        Assert.Equal(429, waits.Status);
        Assert.InRange(int.Parse(waits.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 900);
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync();
        Assert.Contains(SessionCookie, account.Browser.Cookies.Keys);

        // It is a delay and no lock.
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(16));
        Assert.Equal(302, (await TryAsync(guesser, account.Email, account.Password)).Status);
    }

    [Fact]
    public async Task SignIn_ManyNamesFromOneAddress_AreDelayed()
    {
        var guesser = issuer.NewBrowser("203.0.113.8");
        await guesser.GetAsync("/inloggning");
        var statuses = new List<int>();
        for (var guess = 0; guess <= SignInDelay.FreeForAddress; guess++)
        {
            await guesser.GetAsync("/inloggning");
            statuses.Add((await guesser.SubmitAsync(null, ("email", $"namn{guess}@example.test"), ("password", "sommaren 2026!"))).Status);
        }

        Assert.Equal(429, statuses[^1]);
        Assert.All(statuses[..^1], status => Assert.Equal(400, status));
    }

    [Fact]
    public async Task Code_ManyGuesses_AreDelayed()
    {
        var account = await NewAsync();
        await account.Browser.GetAsync("/inloggning");
        await account.Browser.SubmitAsync(null, ("email", account.Email), ("password", account.Password));
        await account.Browser.FollowAsync();
        var right = account.Code();
        for (var guess = 0; guess < SignInDelay.FreeForCode; guess++)
        {
            Assert.Equal(400, (await account.Browser.SubmitAsync(null, ("code", "00000a"))).Status);
        }

        Assert.Equal(429, (await account.Browser.SubmitAsync(null, ("code", right))).Status);
    }

    [Fact]
    public async Task Code_UsedBefore_IsRefused()
    {
        var account = await NewAsync();
        var code = account.Code();
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync(code);
        Assert.Contains(SessionCookie, account.Browser.Cookies.Keys);
        account.Browser = issuer.NewBrowser();
        await account.Browser.GetAsync("/inloggning");
        Assert.Equal(400, (await account.SignInAsync(code)).Status);
    }

    [Fact]
    public async Task RecoveryCode_InThePlaceOfTheApp_WorksOnce()
    {
        var account = await NewAsync();
        Assert.Equal(10, account.RecoveryCodes.Distinct().Count());
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync(account.RecoveryCodes[0].ToUpperInvariant());
        Assert.Contains(SessionCookie, account.Browser.Cookies.Keys);
        account.Browser = issuer.NewBrowser();
        await account.Browser.GetAsync("/inloggning");
        Assert.Equal(400, (await account.SignInAsync(account.RecoveryCodes[0])).Status);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test/")]
    [InlineData("/inloggning/..//evil.test")]
    [InlineData("/inloggning/\\evil.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/kommuner/0685")]
    public async Task SignIn_ReturnToElsewhere_IsNotFollowed(string elsewhere)
    {
        var account = await NewAsync();
        await account.Browser.GetAsync($"/inloggning?returnUrl={Uri.EscapeDataString(elsewhere)}");
        Assert.DoesNotContain("evil", account.Browser.Page.Text, StringComparison.Ordinal);

        // Also when the form's address is made by hand.
        var form = account.Browser.Page.Document.QuerySelector("form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await account.Browser.PostAsync($"/inloggning?returnUrl={Uri.EscapeDataString(elsewhere)}", ("__RequestVerificationToken", form), ("email", account.Email), ("password", account.Password));
        await account.Browser.FollowAsync();
        form = account.Browser.Page.Document.QuerySelector("form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await account.Browser.PostAsync($"/inloggning/kod?returnUrl={Uri.EscapeDataString(elsewhere)}", ("__RequestVerificationToken", form), ("code", account.Code()));
        Assert.Equal("https://issuer.test/inloggning/konto", account.Browser.Page.Location!.ToString());
    }

    [Theory]
    [InlineData("/inloggning")]
    [InlineData("/inloggning/kod")]
    [InlineData("/inloggning/ut")]
    [InlineData("/inloggning/plats")]
    [InlineData("/inloggning/medlemmar")]
    [InlineData("/en/sign-in/members")]
    public async Task Form_OfAnotherSite_DoesNothing(string path)
    {
        var account = await issuer.JoinAsync(Roles.Administrator);
        var stranger = issuer.NewBrowser();
        await stranger.GetAsync("/inloggning");
        var theirs = stranger.Page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var token in (string[])["", "guess", theirs])
        {
            var page = await account.Browser.PostAsync(path, ("__RequestVerificationToken", token), ("do", "invite"), ("role", "administrator"));
            Assert.Equal(400, page.Status);
        }

        Assert.Equal(200, (await account.Browser.GetAsync("/inloggning/konto")).Status);
    }

    [Fact]
    public async Task Session_BeforeTheSignIn_IsNotTheOneAfterIt()
    {
        // Somebody else's session has been put into the browser.
        var (other, account) = (await issuer.JoinAsync(Roles.Observer), await NewAsync());
        account.Browser = other.Browser.Copy();
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync();
        Assert.Equal(account.Name, (await account.Browser.GetAsync("/inloggning/konto")).Heading);
        Assert.Equal(other.Name, (await other.Browser.GetAsync("/inloggning/konto")).Heading);
        Assert.DoesNotContain("__Host-medborgarlofte-issuer-second-step", account.Browser.Cookies.Keys);
    }

    [Fact]
    public async Task Session_NotUsedOrOld_IsOver()
    {
        var account = await issuer.JoinAsync(Roles.Reporter);
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(31));
        Assert.Equal(302, (await account.Browser.GetAsync("/inloggning/konto")).Status);
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync();
        for (var minutes = 0; minutes < 8 * 60 - 25; minutes += 25)
        {
            issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(25));
            Assert.Equal(200, (await account.Browser.GetAsync("/inloggning/konto")).Status);
        }

        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(25));
        Assert.Equal(302, (await account.Browser.GetAsync("/inloggning/konto")).Status);
    }

    [Fact]
    public async Task SignOut_Everywhere_EndsEveryBrowser()
    {
        var account = await issuer.JoinAsync(Roles.Reporter);
        var other = account.Browser.Copy();
        await account.Browser.GetAsync("/inloggning/konto");
        await account.Browser.SubmitAsync(null);
        Assert.Equal("/inloggning", account.Browser.Page.Location!.AbsolutePath);
        Assert.Equal(302, (await other.GetAsync("/inloggning/konto")).Status);
    }

    [Theory]
    [InlineData("/inloggning", "sv", "Logga in")]
    [InlineData("/en/sign-in", "en", "Sign in")]
    public async Task Page_AnyLanguage_IsStrictAndHasNoScriptOfItsOwnText(string path, string language, string heading)
    {
        var page = await issuer.NewBrowser().GetAsync(path);
        Assert.Equal((language, heading), (page.Document.DocumentElement.GetAttribute("lang"), page.Heading));
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("max-age=31536000", page.Headers["Strict-Transport-Security"]);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), [style], [onclick]"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("input:not([type=hidden])"));
        Assert.All(page.Document.QuerySelectorAll("input:not([type=hidden])"), input => Assert.NotNull(page.Document.QuerySelector($"label[for={input.Id}]")));
        var styles = await issuer.NewBrowser().GetAsync(page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.Equal(200, styles.Status);
        var other = await issuer.NewBrowser().GetAsync(page.Document.QuerySelector("a.lang")!.GetAttribute("href")!);
        Assert.NotEqual(language, other.Document.DocumentElement.GetAttribute("lang"));
    }

    private async Task<Account> NewAsync()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        account.Browser = issuer.NewBrowser();
        return account;
    }

    private static async Task<Page> TryAsync(Browser browser, string email, string password)
    {
        await browser.GetAsync("/inloggning");
        return await browser.SubmitAsync(null, ("email", email), ("password", password));
    }
}
