using System.Text;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;

namespace Medborgarlofte.Issuer.Tests.Tokens;

/// <summary>Requests that no client makes: too large, and with characters that no database takes.</summary>
public sealed class RefusedRequestTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/connect/revoke")]
    [InlineData("/connect/authorize")]
    [InlineData("/connect/endsession")]
    public async Task Body_Over64Kilobytes_IsRefused(string path)
    {
        Assert.Equal(413, (await issuer.NewBrowser().PostAsync(path, ("client_assertion", new string('x', 64 * 1024)))).Status);
        Assert.NotEqual(413, (await issuer.NewBrowser().PostAsync(path, ("client_assertion", new string('x', 60 * 1024)))).Status);
    }

    [Fact]
    public async Task Body_OfTooManyFields_IsABadRequest()
    {
        var fields = Enumerable.Range(0, 2000).Select(number => ($"f{number}", "")).ToArray();
        Assert.Equal(400, (await issuer.NewBrowser().PostAsync("/connect/token", fields)).Status);
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("client_secret")]
    [InlineData("grant_type")]
    [InlineData("scope")]
    public async Task Token_NulInAField_IsABadRequest(string field)
    {
        (string Name, string Value)[] fields = [("grant_type", "client_credentials"), ("client_id", "n-1"), ("client_secret", "s"), ("scope", "police.report")];
        var page = await issuer.NewBrowser().PostAsync("/connect/token", [.. fields.Select(known => known.Name == field ? (field, known.Value + "\0") : known)]);
        Assert.Equal((400, "invalid_request"), (page.Status, page.Json().GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Token_NulInTheAuthorizationHeader_IsABadRequest()
    {
        var page = await issuer.NewBrowser().SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(IssuerFixture.Address, "/connect/token"))
        {
            Headers = { { "Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("n%00:secret"))}" } },
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        });
        Assert.Equal((400, "invalid_request"), (page.Status, page.Json().GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("/connect/authorize?response_type=code&client_id=workplace%00")]
    [InlineData("/connect/endsession?client_id=workplace%00")]
    public async Task Address_WithNul_IsABadRequest(string address)
    {
        var page = await issuer.NewBrowser().GetAsync(address);
        Assert.Equal(400, page.Status);
        Assert.Contains("invalid_request", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_NulInTheEmail_IsABadRequestThatIsNotLookedUp()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync("/inloggning");
        var page = await browser.SubmitAsync(null, ("email", "namn\0@example.test"), ("password", "ett långt lösenord"));
        Assert.Equal((400, "Formuläret kan inte läsas"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task Invitation_NulInTheEmail_IsABadRequestThatMakesNobody()
    {
        var link = await issuer.InviteAsync(Roles.Observer);
        var account = new Account(issuer.NewBrowser(), issuer.Time, "Nolla");
        var page = await account.AcceptAsync(link, ("email", "nolla\0@example.test"));
        Assert.Equal((400, "Formuläret kan inte läsas"), (page.Status, page.Heading));
        Assert.Equal(200, (await issuer.NewBrowser().GetAsync(link.AbsolutePath)).Status);
    }
}
