using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>An issuer whose people sign in by the code flow. Its sign-in page is the test itself.</summary>
public sealed class CodeIssuer : IAsyncDisposable
{
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "people" };
    private readonly ConcurrentDictionary<string, bool> refreshTokens = new();
    private readonly WebApplication app;
    private int renewed;

    /// <summary>Not started yet.</summary>
    public CodeIssuer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(Address);
        builder.Services.AddRouting();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            jwks_uri = $"{Address}/keys",
            token_endpoint = $"{Address}/token",
            authorization_endpoint = $"{Address}/authorize",
            end_session_endpoint = $"{BrowserAddress}/logout",
        }));
        app.MapGet("/keys", () =>
        {
            var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            return Results.Json(new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } });
        });
        app.MapPost("/token", TokenAsync);
    }

    /// <summary>Its address, which is its name in tokens.</summary>
    public string Address { get; } = $"http://127.0.0.1:{Ports.Free()}";

    /// <summary>Where it sends browsers that sign out.</summary>
    public string BrowserAddress => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>What the client proves itself with.</summary>
    public string ClientSecret { get; } = Guid.NewGuid().ToString("n");

    /// <summary>The nonce of the request that is being answered.</summary>
    public string Nonce { get; set; } = "";

    /// <summary>The challenge that the code is bound to.</summary>
    public string Challenge { get; set; } = "";

    /// <summary>For how long access tokens hold.</summary>
    public int Seconds { get; set; } = 600;

    /// <summary>The member's roles.</summary>
    public string Roles { get; set; } = "coordinator signatory";

    /// <summary>True makes it answer renewals with 503.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many times a token was renewed.</summary>
    public int Renewed => renewed;

    /// <summary>Ends every refresh token, as it does for a member who has ended.</summary>
    public void EndSessions() => refreshTokens.Clear();

    /// <summary>Starts it.</summary>
    public Task StartAsync() => app.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isKnown = form["client_id"] == "workplace" && form["client_secret"] == ClientSecret;
        var isRenewal = form["grant_type"] == "refresh_token";
        if (isRenewal && IsAway)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // A refresh token is good for one use.
        var isBound = isRenewal
            ? refreshTokens.TryRemove(form["refresh_token"].ToString(), out _)
            : form["code"] == "the-code" && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == Challenge;
        if (!isKnown || !isBound)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var refreshToken = Guid.NewGuid().ToString("n");
        refreshTokens[refreshToken] = true;
        if (isRenewal)
        {
            Interlocked.Increment(ref renewed);
        }

        var now = TimeProvider.System.GetUtcNow();
        var seconds = now.ToUnixTimeSeconds();
        return Results.Json(new
        {
            access_token = Token(new() { ["party"] = "police", ["municipality"] = "0685", ["role"] = Roles, ["source"] = "arbetsplats-0685-police", ["scope"] = "followup.manage", ["auth_time"] = seconds }, "medborgarlofte"),
            id_token = Token(new() { ["nonce"] = Nonce }, "workplace"),
            refresh_token = refreshToken,
            token_type = "Bearer",
            expires_in = Seconds,
        });
    }

    private string Token(Dictionary<string, object> claims, string audience)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        claims["sub"] = "7";
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1),
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
