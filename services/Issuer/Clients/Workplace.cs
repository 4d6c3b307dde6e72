using Medborgarlofte.Issuer.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>The client that the gateway's workplace is: it signs members in and has no rights of its own.</summary>
internal static class Workplace
{
    public const string ClientId = "workplace";

    // Where the gateway takes a sign-in and comes back from a sign-out.
    private static readonly string[] SignedIn = ["/arbetsplats/inloggad", "/en/workplace/signed-in"];
    private static readonly string[] SignedOut = ["/arbetsplats/utloggad", "/en/workplace/signed-out"];

    public static OpenIddictApplicationDescriptor Describe(Uri address)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        descriptor.RedirectUris.UnionWith(SignedIn.Select(path => new Uri(address, path)));
        descriptor.PostLogoutRedirectUris.UnionWith(SignedOut.Select(path => new Uri(address, path)));

        // What no role has cannot be asked for either.
        descriptor.Permissions.UnionWith(TokenRegistration.ApiScopes.Except([ServiceDefaults.Access.Scopes.ReportsInternal, ServiceDefaults.Access.Scopes.FollowUpRedact])
            .Select(scope => Permissions.Prefixes.Scope + scope));
        return descriptor;
    }
}
