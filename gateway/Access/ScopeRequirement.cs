using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authorization;

namespace Medborgarlofte.Gateway.Access;

/// <summary>The token has a scope. What else it must cover, the service checks: only it knows the record.</summary>
/// <param name="scope">The scope.</param>
internal sealed class ScopeRequirement(string scope) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    /// <summary>The scope.</summary>
    public string Scope { get; } = scope;

    /// <summary>PERMISSION_DENIED (SCOPE_MISSING), as the services say it.</summary>
    public DomainException Refusal() => new(StatusCode.PermissionDenied, "SCOPE_MISSING", $"The token lacks the scope {Scope}.");

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.HasScope(requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
