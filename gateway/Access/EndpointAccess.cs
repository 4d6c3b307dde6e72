using System.Security.Claims;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authorization;

namespace Medborgarlofte.Gateway.Access;

/// <summary>Says who may call an endpoint. One that says nothing leaves it to the service.</summary>
internal static class EndpointAccess
{
    /// <summary>Everybody, and no token is looked at: the request ends where it is routed, before access.</summary>
    public static TBuilder IsPublic<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.ShortCircuit();
        return endpoint.IsPublicRead();
    }

    /// <summary>Everybody, who may tell more about themselves with a token.</summary>
    public static TBuilder IsPublicRead<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PublicRead());

    /// <summary>Any valid token; 401 without.</summary>
    public static RouteHandlerBuilder RequireToken(this RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization();

    /// <summary>A valid token with the scope; 401 or 403 without.</summary>
    public static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder endpoint, string scope)
    {
        var requirement = new ScopeRequirement(scope);
        return endpoint.WithMetadata(requirement)
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(requirement).Build());
    }

    /// <summary>True when the token has the scope.</summary>
    public static bool HasScope(this ClaimsPrincipal user, string scope) =>
        Caller.ScopesOf(user).Contains(scope, StringComparer.Ordinal);
}

/// <summary>What stands at the endpoint may be read by anyone, from any web page too.</summary>
internal sealed class PublicRead;
