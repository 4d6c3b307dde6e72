using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Testing;

/// <summary>An OIDC issuer of the tests' own: discovery document, key set, and a token endpoint for client credentials.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    /// <summary>The client that Reporting is.</summary>
    public const string ClientId = "reporting";

    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "tests" };
    private readonly WebApplication app;

    /// <summary>Not started yet.</summary>
    public TestIssuer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(Address);
        builder.Services.AddRouting();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(
            new { issuer = Address, jwks_uri = $"{Address}/keys", token_endpoint = $"{Address}/token" }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Public() } }));
        app.MapPost("/token", TokenAsync);
    }

    /// <summary>The key that it signs with.</summary>
    public ECDsaSecurityKey Key => key;

    /// <summary>Its address, which is its name in tokens.</summary>
    public string Address { get; } = $"http://127.0.0.1:{Ports.Free()}";

    /// <summary>What the client proves itself with.</summary>
    public string ClientSecret { get; } = Guid.NewGuid().ToString("n");

    /// <summary>How many tokens the token endpoint has given.</summary>
    public int Given { get; private set; }

    /// <summary>Starts it.</summary>
    public Task StartAsync() => app.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A token. It is valid a day back too, for services whose clock is set back.</summary>
    public string Issue(string source, string party, string scope, string municipality)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "medborgarlofte",
            IssuedAt = now.AddDays(-1),
            NotBefore = now.AddDays(-1),
            Expires = now.AddDays(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = source, ["source"] = source, ["party"] = party, ["scope"] = scope, ["municipality"] = municipality,
            },
        });
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var credentials = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}";
        if (request.Headers.Authorization != credentials || form["grant_type"] != "client_credentials")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        Given++;
        return Results.Json(new { access_token = Issue(ClientId, "", form["scope"].ToString(), "*"), token_type = "Bearer", expires_in = 300 });
    }

    private object Public()
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            use = "sig",
            alg = "ES256",
            kid = key.KeyId,
            x = Base64UrlEncoder.Encode(point.X),
            y = Base64UrlEncoder.Encode(point.Y),
        };
    }
}
