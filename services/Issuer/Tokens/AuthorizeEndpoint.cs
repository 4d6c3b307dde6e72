using System.Collections.Immutable;
using System.Globalization;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Pages;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>
/// GET /connect/authorize, after OpenIddict has checked client, redirect address and challenge. Whoever has not signed in, or not lately
/// enough, does so first; whoever is several members chooses one.
/// </summary>
internal static class AuthorizeEndpoint
{
    /// <summary>Parameter with the number of the member that was chosen.</summary>
    public const string ChosenMember = "member";

    // Seconds, as auth_time: what the demand for a new sign-in becomes in the address that a browser comes back to.
    private const string SignedInSince = "signed_in_since";
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private static readonly string[] Demands = [Parameters.Prompt, Parameters.MaxAge, SignedInSince];

    public static void MapAuthorizeEndpoint(this IEndpointRouteBuilder app) => app.MapGet("/connect/authorize", HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IssuerDbContext context, Members members, AccessClaims claims, TimeProvider time)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen the request.");
        var language = PageLanguage.Of(request.UiLocales);
        var quiet = request.HasPromptValue(PromptValues.None);
        var now = time.GetUtcNow();
        var session = await Session.FindAsync(http);
        if (session is null || IsTooOld(request, new DateTimeOffset(session.Value.SignedInAt, TimeSpan.Zero), now))
        {
            return quiet ? Refuse(Errors.LoginRequired, "Nobody has signed in.") : Results.Redirect(language.WithReturn(language.SignIn, AfterSignIn(http, request, now)));
        }

        var person = await context.Users.AsNoTracking().SingleAsync(person => person.Id == session.Value.PersonId, http.RequestAborted);
        var active = await members.OfAsync(person.Id, http.RequestAborted);
        var chosen = (string?)request[ChosenMember];
        var member = active.Count == 1 ? active[0] : active.Find(member => member.Number == chosen);
        if (member is null)
        {
            return active.Count == 0 ? Refuse(Errors.AccessDenied, "The person is no member.")
                : quiet ? Refuse(Errors.InteractionRequired, "The person chooses where to work.")
                : Results.Redirect(language.WithReturn(language.Place, $"{http.Request.Path}{QueryWithout(http, [Parameters.Prompt])}"));
        }

        var signedIn = new MemberSession(member, person, session.Value.SignedInAt);
        return Results.SignIn(claims.Of(signedIn, ScopesOf(request, member)), authenticationScheme: Scheme);
    }

    /// <summary>What was asked for, as far as the role has it. A request that names no scope of the API, as the workplace's, asks for all that the role has.</summary>
    private static ImmutableArray<string> ScopesOf(OpenIddictRequest request, Member member)
    {
        var asked = request.GetScopes();
        return asked.Any(scope => TokenRegistration.ApiScopes.Contains(scope))
            ? [.. asked.Intersect(AccessClaims.Grantable(member))]
            : [.. asked.Intersect(AccessClaims.Grantable(member)), .. Roles.ScopesOf(member)];
    }

    private static bool IsTooOld(OpenIddictRequest request, DateTimeOffset signedInAt, DateTimeOffset now) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } seconds && (now - signedInAt).TotalSeconds > seconds)
        || (SinceOf(request) is { } since && signedInAt.ToUnixTimeSeconds() < since);

    private static long? SinceOf(OpenIddictRequest request) =>
        long.TryParse((string?)request[SignedInSince], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>
    /// This request once more, for a browser that comes back signed in. A demand for a new sign-in would be made again then: in its place
    /// stands when it was made. Whoever takes that out of the address is told by auth_time, which the client sees.
    /// </summary>
    private static string AfterSignIn(HttpContext http, OpenIddictRequest request, DateTimeOffset now)
    {
        var since = Math.Min(SinceOf(request) ?? long.MaxValue, now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return $"{http.Request.Path}{QueryWithout(http, Demands).Add(SignedInSince, since)}";
    }

    /// <summary>Written anew, for a client may have left characters in it that a return address may not have.</summary>
    private static QueryString QueryWithout(HttpContext http, string[] names) => QueryString.Create(http.Request.Query.Where(pair => !names.Contains(pair.Key))
        .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)));

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);
}
