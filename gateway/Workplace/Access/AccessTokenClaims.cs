using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>
/// What an access token says of the member. It came straight from the issuer, and services go by it, so the pages do too: a role that was
/// taken away is gone with the next token.
/// </summary>
internal static class AccessTokenClaims
{
    /// <summary>Puts the token's claims in the place of the identity's own.</summary>
    /// <exception cref="ArgumentException">The text is no JSON web token.</exception>
    public static void Take(ClaimsIdentity identity, string accessToken)
    {
        var token = new JsonWebTokenHandler().ReadJsonWebToken(accessToken);
        foreach (var type in Member.Claims)
        {
            foreach (var old in identity.FindAll(type).ToList())
            {
                identity.RemoveClaim(old);
            }

            identity.AddClaims(token.Claims.Where(claim => claim.Type == type).Select(claim => new Claim(type, claim.Value)));
        }
    }
}
