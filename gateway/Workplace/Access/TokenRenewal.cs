using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>Whether a session can go on.</summary>
internal enum TokenState
{
    /// <summary>Its token is valid, if need be a renewed one.</summary>
    Valid,

    /// <summary>The issuer has refused a new token, or the session was signed out: the member must sign in again.</summary>
    Refused,

    /// <summary>The token has ended and the issuer does not answer: a later request may get a new one.</summary>
    IssuerAway,
}

/// <summary>An access token lives shorter than a session: it is renewed with the refresh token, and the issuer so hears of every session.</summary>
internal sealed class TokenRenewal(IOptionsMonitor<OpenIdConnectOptions> options, WorkplaceSessions sessions)
{
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string Expires = "expires_at";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Renews the session's token when it ends soon.</summary>
    public async Task<TokenState> CheckAsync(CookieValidatePrincipalContext session, DateTimeOffset now)
    {
        if (Holds(session.Properties, now + Margin))
        {
            return TokenState.Valid;
        }

        var key = WorkplaceSessions.KeyOf(session.Properties);
        if (sessions.RenewalOf(key) is not { } renewal)
        {
            return TokenState.Refused;
        }

        await renewal.WaitAsync(session.HttpContext.RequestAborted);
        try
        {
            // Another tab may have renewed it meanwhile: a refresh token is good for one use.
            var latest = await sessions.RetrieveAsync(key);
            if (latest is null)
            {
                return TokenState.Refused;
            }

            var state = Holds(latest.Properties, now + Margin) ? TokenState.Valid : await RenewAsync(key, latest, now);
            session.ReplacePrincipal(latest.Principal);
            session.Properties.StoreTokens(latest.Properties.GetTokens());
            return state;
        }
        finally
        {
            renewal.Release();
        }
    }

    /// <summary>Not stopped when the browser goes away: the issuer may have taken the refresh token already.</summary>
    private async Task<TokenState> RenewAsync(string key, AuthenticationTicket latest, DateTimeOffset now)
    {
        if (latest.Properties.GetTokenValue(RefreshToken) is not { Length: > 0 } refreshToken)
        {
            return TokenState.Refused;
        }

        try
        {
            using var answer = await AskAsync(refreshToken);
            if (answer.IsSuccessStatusCode)
            {
                Take(latest, await answer.Content.ReadFromJsonAsync<JsonElement>(), now);
                sessions.KeepToken(key, latest);
                return TokenState.Valid;
            }

            // What the issuer says of itself, such as 503, is no answer about the member.
            if ((int)answer.StatusCode is >= 400 and < 500 and not (StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests))
            {
                return TokenState.Refused;
            }
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or IOException or TaskCanceledException or JsonException or KeyNotFoundException or ArgumentException)
        {
            // Away, or it has sent what is no token.
        }

        return Holds(latest.Properties, now) ? TokenState.Valid : TokenState.IssuerAway;
    }

    private async Task<HttpResponseMessage> AskAsync(string refreshToken)
    {
        var issuer = options.Get(WorkplaceSignIn.Issuer);
        var addresses = await issuer.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"), new(RefreshToken, refreshToken), new("client_id", issuer.ClientId!), new("client_secret", issuer.ClientSecret!),
        ]);
        return await issuer.Backchannel.PostAsync(addresses.TokenEndpoint, form);
    }

    private static void Take(AuthenticationTicket session, JsonElement answer, DateTimeOffset now)
    {
        var token = answer.GetProperty(AccessToken).GetString()!;
        var expires = now.AddSeconds(answer.GetProperty("expires_in").GetDouble());
        AccessTokenClaims.Take((ClaimsIdentity)session.Principal.Identity!, token);
        session.Properties.UpdateTokenValue(AccessToken, token);
        session.Properties.UpdateTokenValue(Expires, expires.ToString("o", CultureInfo.InvariantCulture));
        if (answer.TryGetProperty(RefreshToken, out var next))
        {
            session.Properties.UpdateTokenValue(RefreshToken, next.GetString()!);
        }
    }

    // A demonstration's token holds as long as its sessions.
    private static bool Holds(AuthenticationProperties session, DateTimeOffset when) =>
        !DateTimeOffset.TryParse(session.GetTokenValue(Expires), CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires) || expires > when;
}
