using System.Collections.Immutable;
using System.Security.Claims;
using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Data;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>POST /connect/token, after OpenIddict has checked client, code and verifier.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private static readonly TimeSpan LastUsePrecision = TimeSpan.FromMinutes(1);

    public static void MapTokenEndpoint(this IEndpointRouteBuilder app) => app.MapPost("/connect/token", HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IssuerDbContext context, AccessClaims claims, OneUse use, TimeProvider time)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen the request.");
        var now = time.GetUtcNow().UtcDateTime;
        var principal = request.IsClientCredentialsGrantType()
            ? await OfSystemAsync(context, claims, request, now, http.RequestAborted)
            : await OfMemberAsync(http, context, claims, use, now);
        if (principal is null)
        {
            return Refuse(Errors.InvalidGrant, "The member has ended, or must sign in again.");
        }

        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    private static async Task<ClaimsPrincipal?> OfSystemAsync(
        IssuerDbContext context, AccessClaims claims, OpenIddictRequest request, DateTime now, CancellationToken cancellationToken)
    {
        var client = await context.Clients.AsNoTracking().SingleAsync(client => client.ClientId == request.ClientId, cancellationToken);
        if (client.LastUsedAt is not { } last || now - last > LastUsePrecision)
        {
            await context.Clients.Where(used => used.Id == client.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(used => used.LastUsedAt, now), cancellationToken);
        }

        // One that names no scope gets all that it has; OpenIddict has refused any other.
        var scopes = request.GetScopes();
        return claims.Of(client.ClientId!, client.Source, client.Party, client.Municipalities,
            scopes.IsEmpty ? [.. ClientScopes.Of(client)] : scopes);
    }

    /// <summary>Null when the member's right has ended since the code or the token before was issued.</summary>
    private static async Task<ClaimsPrincipal?> OfMemberAsync(HttpContext http, IssuerDbContext context, AccessClaims claims, OneUse use, DateTime now)
    {
        var issued = (await http.AuthenticateAsync(Scheme)).Principal;
        if (issued is null || await MemberSession.FindAsync(context, issued, now, http.RequestAborted) is not { } session
            || !await use.TakeAsync(issued, now, http.RequestAborted))
        {
            return null;
        }

        return claims.Of(session, issued.GetScopes().Intersect(AccessClaims.Grantable(session.Member)).ToImmutableArray());
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);
}
