using System.Collections.Immutable;
using System.Security.Claims;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = OpenIddict.Abstractions.OpenIddictConstants.Scopes;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>What tokens say, as <see cref="ServiceDefaults.Access.Caller"/> reads it.</summary>
internal sealed class AccessClaims(IOptions<AccessOptions> options)
{
    /// <summary>A system's.</summary>
    public ClaimsPrincipal Of(string subject, string source, string party, string municipalities, ImmutableArray<string> scopes)
    {
        var identity = Identity(subject);
        identity.SetClaim("source", source).SetClaim("party", party).SetClaim("municipality", municipalities);
        return Finish(identity, scopes);
    }

    /// <summary>A member's. The name goes into the identity token alone, and only where it is asked for.</summary>
    public ClaimsPrincipal Of(MemberSession session, ImmutableArray<string> scopes)
    {
        var member = session.Member;
        var identity = Identity(member.Number);
        identity.SetClaim("source", member.Source).SetClaim("party", member.Party).SetClaim("municipality", member.MunicipalityCode)
            .SetClaim("role", member.Role)
            .SetClaim(Claims.AuthenticationTime, new DateTimeOffset(session.SignedInAt, TimeSpan.Zero).ToUnixTimeSeconds())
            .SetClaim(MemberSession.Stamp, session.Person.SecurityStamp);
        if (scopes.Contains(Scopes.Profile))
        {
            identity.SetClaim(Claims.Name, session.Person.Name);
        }

        return Finish(identity, scopes);
    }

    /// <summary>The scopes that a member's token can have, OpenID Connect's own among them.</summary>
    public static IEnumerable<string> Grantable(Member member) => [.. Roles.ScopesOf(member), Scopes.OpenId, Scopes.OfflineAccess, Scopes.Profile];

    private static ClaimsIdentity Identity(string subject) =>
        new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, "role").SetClaim(Claims.Subject, subject);

    private ClaimsPrincipal Finish(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(options.Value.Audience);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name => [Destinations.IdentityToken],
            MemberSession.Stamp => [],
            "source" => [Destinations.AccessToken],
            _ => [Destinations.AccessToken, Destinations.IdentityToken],
        });
        return new ClaimsPrincipal(identity);
    }
}
