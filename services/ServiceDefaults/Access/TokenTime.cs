using System.Globalization;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// A token that is good but for its time is refused with both times: whoever reads them sees whether the token is old or one of the
/// clocks wrong. Nothing of the token is told but what its sender knows.
/// </summary>
internal static class TokenTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private static readonly object Mark = new();

    /// <summary>True when a token is valid at an instant; throws where its time is why it is not, so that <see cref="Note"/> is told.</summary>
    public static bool Validate(DateTime? notBefore, DateTime? expires, DateTime now)
    {
        if (expires is not { } end)
        {
            return false;
        }

        if (end + ClockSkew <= now)
        {
            throw new SecurityTokenExpiredException(Text("expired", end, now)) { Expires = end };
        }

        if (notBefore is { } start && start - ClockSkew > now)
        {
            throw new SecurityTokenNotYetValidException(Text("is not valid before", start, now)) { NotBefore = start };
        }

        return true;
    }

    /// <summary>Keeps why the request's token was refused, where that was its time.</summary>
    public static void Note(AuthenticationFailedContext context) => context.HttpContext.Items[Mark] = context.Exception switch
    {
        SecurityTokenExpiredException e => new DomainException(StatusCode.Unauthenticated, "TOKEN_EXPIRED", e.Message),
        SecurityTokenNotYetValidException e => new DomainException(StatusCode.Unauthenticated, "TOKEN_NOT_YET_VALID", e.Message),
        _ => null,
    };

    /// <summary>Why a request has no caller: the time of its token, or that it has none.</summary>
    public static DomainException Refusal(HttpContext http) => http.Items.TryGetValue(Mark, out var found) && found is DomainException refusal
        ? refusal
        : new DomainException(StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID", "A valid bearer token is needed.");

    private static string Text(string what, DateTime instant, DateTime now) =>
        $"The token {what} {instant.ToString(Format, CultureInfo.InvariantCulture)}; this service's clock says {now.ToString(Format, CultureInfo.InvariantCulture)}.";
}
