using Medborgarlofte.Issuer.Tests.Hosting;

namespace Medborgarlofte.Issuer.Tests.Tokens;

/// <summary>What others read of the Issuer before they trust it.</summary>
public sealed class DiscoveryTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task Configuration_AnyHost_NamesTheConfiguredAddress()
    {
        var document = (await issuer.NewBrowser().GetAsync("/.well-known/openid-configuration")).Json();
        Assert.Equal("https://issuer.test/", document.GetProperty("issuer").GetString());
        Assert.Equal("https://issuer.test/connect/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal("https://issuer.test/.well-known/jwks", document.GetProperty("jwks_uri").GetString());
        Assert.DoesNotContain("elsewhere.test", document.ToString(), StringComparison.Ordinal);
        Assert.Equal(["S256"], document.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(method => method.GetString()));
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"],
            document.GetProperty("grant_types_supported").EnumerateArray().Select(grant => grant.GetString()).Order());
    }

    [Fact]
    public async Task Configuration_NamedHost_KeepsTheIssuerAndNamesItsOwnEndpoints()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(IssuerFixture.Address, "/.well-known/openid-configuration")) { Headers = { { "Host", "issuer:8080" } } };
        var document = (await issuer.NewBrowser().SendAsync(request)).Json();
        Assert.Equal("https://issuer.test/", document.GetProperty("issuer").GetString());
        Assert.Equal("http://issuer:8080/.well-known/jwks", document.GetProperty("jwks_uri").GetString());
        Assert.Equal("http://issuer:8080/connect/token", document.GetProperty("token_endpoint").GetString());

        // Browsers know the Issuer's own address alone.
        Assert.Equal("https://issuer.test/connect/authorize", document.GetProperty("authorization_endpoint").GetString());
        Assert.Equal("https://issuer.test/connect/endsession", document.GetProperty("end_session_endpoint").GetString());
    }

    [Fact]
    public async Task Keys_AfterARotation_AreTheNewOneAndThoseThatAreStillAccepted()
    {
        var old = issuer.Key.Key.KeyId;
        Assert.Equal([old], await KeysAsync());
        await issuer.RunAsync("rotate-key");
        var next = issuer.Key.Key.KeyId;
        Assert.NotEqual(old, next);
        Assert.Equal([next, old], await KeysAsync());
        await issuer.RunAsync("rotate-key", "--keep-days", "0");
        Assert.Equal([issuer.Key.Key.KeyId], await KeysAsync());
    }

    private async Task<List<string?>> KeysAsync()
    {
        var keys = (await issuer.NewBrowser().GetAsync("/.well-known/jwks")).Json().GetProperty("keys").EnumerateArray().ToList();
        Assert.All(keys, key => Assert.Equal(("EC", "P-256", "ES256"), (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString(), key.GetProperty("alg").GetString())));

        // Of a private key nothing is shown.
        Assert.All(keys, key => Assert.False(key.TryGetProperty("d", out _)));
        return [.. keys.Select(key => key.GetProperty("kid").GetString())];
    }
}
