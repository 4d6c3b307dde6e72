using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Medborgarlofte.Issuer.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.Tests.Clients;

/// <summary>Systems: made on the command line, and their tokens.</summary>
public sealed partial class ClientCredentialsTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task Token_OfAClient_SaysWhatTheServicesCheck()
    {
        var secret = await AddAsync("c-token");
        var answer = (await TokenAsync("c-token", secret)).Json();
        Assert.InRange(answer.GetProperty("expires_in").GetInt32(), 1, 600);
        Assert.False(answer.TryGetProperty("refresh_token", out _));
        var token = new JsonWebToken(answer.GetProperty("access_token").GetString());
        Assert.Equal(("ES256", issuer.Key.Key.KeyId), (token.Alg, token.Kid));
        Assert.Equal(["medborgarlofte"], token.Audiences);
        Assert.Equal("https://issuer.test/", token.Issuer);
        Assert.Equal(
            ("c-token", "c-token-source", "police", "0685 0686", "police.report records.read"),
            (token.Subject, Claim(token, "source"), Claim(token, "party"), Claim(token, "municipality"), Claim(token, "scope")));
        Assert.False(token.TryGetClaim("role", out _));
    }

    [Fact]
    public async Task Token_Scopes_AreAtMostTheClients()
    {
        var secret = await AddAsync("c-scopes");
        var less = new JsonWebToken((await TokenAsync("c-scopes", secret, "records.read")).Json().GetProperty("access_token").GetString());
        Assert.Equal("records.read", Claim(less, "scope"));
        Assert.Equal(400, (await TokenAsync("c-scopes", secret, "followup.manage")).Status);
        Assert.Equal(400, (await TokenAsync("c-scopes", secret, "reports.internal")).Status);
    }

    [Fact]
    public async Task Token_WrongSecretOrUnknownClient_IsRefusedAlike()
    {
        await AddAsync("c-wrong");
        var (wrong, unknown) = (await TokenAsync("c-wrong", "guess"), await TokenAsync("c-nobody", "guess"));
        Assert.Equal((401, 401), (wrong.Status, unknown.Status));
        Assert.Equal("invalid_client", wrong.Json().GetProperty("error").GetString());
        Assert.Equal("invalid_client", unknown.Json().GetProperty("error").GetString());
    }

    [Fact]
    public async Task Rotate_Client_TakesTheNewSecretAlone()
    {
        var old = await AddAsync("c-rotate");
        var next = SecretOf(await issuer.RunAsync("client", "rotate", "c-rotate"));
        Assert.Equal(401, (await TokenAsync("c-rotate", old)).Status);
        Assert.Equal(200, (await TokenAsync("c-rotate", next)).Status);
    }

    [Fact]
    public async Task Rotate_AtTheSameMomentAsAnother_IsToldAndKeepsTheSecret()
    {
        var secret = await AddAsync("c-meanwhile");
        await using var context = issuer.Database();
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER meanwhile BEFORE UPDATE ON clients BEGIN SELECT RAISE(IGNORE); END");
        var refusal = await Assert.ThrowsAsync<StartException>(() => issuer.RunAsync("client", "rotate", "c-meanwhile"));
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER meanwhile");
        Assert.Equal(ExitCodes.Failed, refusal.ExitCode);
        Assert.Equal(200, (await TokenAsync("c-meanwhile", secret)).Status);
    }

    [Fact]
    public async Task Disable_Client_IsRefusedAtOnceAndListed()
    {
        var secret = await AddAsync("c-disable");
        Assert.Equal(200, (await TokenAsync("c-disable", secret)).Status);
        Assert.Contains("last used", await LineAsync("c-disable"), StringComparison.Ordinal);
        await issuer.RunAsync("client", "disable", "c-disable");
        var refused = await TokenAsync("c-disable", secret);
        Assert.Equal((401, "invalid_client"), (refused.Status, refused.Json().GetProperty("error").GetString()));
        Assert.Contains("disabled", await LineAsync("c-disable"), StringComparison.Ordinal);

        // What a service may still take is what was issued before, for ten minutes: none of it is valid here.
        await using var context = issuer.Database();
        var client = await context.Clients.AsNoTracking().SingleAsync(client => client.ClientId == "c-disable");
        var statuses = await context.Set<Issuer.Clients.IssuedToken>().Where(token => token.Application!.Id == client.Id).Select(token => token.Status).ToListAsync();
        Assert.NotEmpty(statuses);
        Assert.All(statuses, status => Assert.Equal("revoked", status));
    }

    [Fact]
    public async Task List_Clients_ShowsTermsAndNoSecret()
    {
        var secret = await AddAsync("c-list");
        var line = await LineAsync("c-list");
        Assert.Contains("source c-list-source  party police  municipalities 0685 0686  scopes police.report records.read  never used", line, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
        await using var context = issuer.Database();
        Assert.DoesNotContain(secret, (await context.Clients.SingleAsync(client => client.ClientId == "c-list")).ClientSecret!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--source", "a b", "police", "police.report", "0685")]
    [InlineData("--source", "arbetsplats-0685-police", "police", "police.report", "0685")]
    [InlineData("--source", "s", "county", "police.report", "0685")]
    [InlineData("--source", "s", "municipality", "police.report", "0685")]
    [InlineData("--source", "s", "police", "municipal.report", "0685")]
    [InlineData("--source", "s", "police", "everything", "0685")]
    [InlineData("--source", "s", "police", "police.report", "9999")]
    [InlineData("--name", "s", "police", "police.report", "0685")]
    public async Task Add_WrongTerms_AreRefused(string option, string source, string party, string scope, string municipality)
    {
        var refusal = await Assert.ThrowsAsync<StartException>(() => issuer.RunAsync(
            "client", "add", "c-bad", option, source, "--party", party, "--scope", scope, "--municipality", municipality));
        Assert.Equal(ExitCodes.Configuration, refusal.ExitCode);
        Assert.DoesNotContain("c-bad", await issuer.RunAsync("client", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_SameNameAgain_IsRefusedAndChangesNothing()
    {
        var secret = await AddAsync("c-twice");
        await Assert.ThrowsAsync<StartException>(() => AddAsync("c-twice"));
        Assert.Equal(200, (await TokenAsync("c-twice", secret)).Status);
    }

    [Fact]
    public async Task Token_ByPrivateKeyJwt_IsGivenForTheRightKeyAndAudienceAlone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, key.ExportSubjectPublicKeyInfoPem());
        await issuer.RunAsync("client", "add", "c-key", "--source", "c-key", "--party", "police", "--scope", "police.report", "--municipality", "0685", "--key", file);
        File.Delete(file);
        var assertion = Assertion(key, "https://issuer.test/");
        Assert.Equal(200, (await TokenAsync(assertion)).Status);
        var (wrongKey, wrongAudience) = (await TokenAsync(Assertion(other, "https://issuer.test/")), await TokenAsync(Assertion(key, "https://elsewhere.test/")));
        Assert.Equal((401, "invalid_client"), (wrongKey.Status, wrongKey.Json().GetProperty("error").GetString()));
        Assert.Equal((400, "invalid_token"), (wrongAudience.Status, wrongAudience.Json().GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Revoke_AccessToken_IsTaken()
    {
        var secret = await AddAsync("c-revoke");
        var token = (await TokenAsync("c-revoke", secret)).Json().GetProperty("access_token").GetString()!;
        var answer = await issuer.NewBrowser().PostAsync("/connect/revoke", ("client_id", "c-revoke"), ("client_secret", secret), ("token", token));
        Assert.Equal(200, answer.Status);
        await using var context = issuer.Database();
        var statuses = await context.Set<Issuer.Clients.IssuedToken>().Where(issued => issued.Subject == "c-revoke").Select(issued => issued.Status).ToListAsync();
        Assert.Equal(["revoked"], statuses);
    }

    private async Task<string> AddAsync(string name) => SecretOf(await issuer.RunAsync(
        "client", "add", name, "--source", $"{name}-source", "--party", "police", "--scope", "police.report records.read", "--municipality", "0685,0686"));

    private async Task<string> LineAsync(string name) => (await issuer.RunAsync("client", "list")).Split('\n').Single(line => line.StartsWith($"{name} ", StringComparison.Ordinal));

    private Task<Page> TokenAsync(string name, string secret, string? scope = null) => issuer.NewBrowser().SendAsync(new HttpRequestMessage(
        HttpMethod.Post, new Uri(IssuerFixture.Address, "/connect/token"))
    {
        Headers = { { "Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}"))}" } },
        Content = new FormUrlEncodedContent(scope is null ? [new("grant_type", "client_credentials")] : [new("grant_type", "client_credentials"), new("scope", scope)]),
    });

    private Task<Page> TokenAsync(string assertion) => issuer.NewBrowser().PostAsync("/connect/token",
        ("grant_type", "client_credentials"), ("client_id", "c-key"), ("client_assertion", assertion),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));

    private string Assertion(ECDsa key, string audience) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "c-key",
        Audience = audience,
        TokenType = "client-authentication+jwt",
        IssuedAt = issuer.Time.GetUtcNow().UtcDateTime,
        NotBefore = issuer.Time.GetUtcNow().UtcDateTime,
        Expires = issuer.Time.GetUtcNow().UtcDateTime.AddMinutes(1),
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256),
        Claims = new Dictionary<string, object> { ["sub"] = "c-key", ["jti"] = Guid.NewGuid().ToString("n") },
    });

    private static string Claim(JsonWebToken token, string type) => token.GetClaim(type).Value;

    private static string SecretOf(string printed) => Secret().Match(printed).Groups[1].Value;

    [GeneratedRegex(@"client_secret (\S+)")]
    private static partial Regex Secret();
}
