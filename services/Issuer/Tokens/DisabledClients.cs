using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>A client that was disabled gets nothing from any endpoint: neither a token for its secret nor one for an older token.</summary>
internal sealed class DisabledClients(IDbContextFactory<IssuerDbContext> contexts) :
    IOpenIddictServerHandler<ValidateTokenRequestContext>, IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor AtToken { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<ValidateTokenRequestContext>()
        .UseSingletonHandler<DisabledClients>()
        .SetOrder(OpenIddictServerHandlers.Exchange.ValidateAuthentication.Descriptor.Order + 500)
        .Build();

    public static OpenIddictServerHandlerDescriptor AtAuthorization { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<ValidateAuthorizationRequestContext>()
        .UseSingletonHandler<DisabledClients>()
        .SetOrder(OpenIddictServerHandlers.Authentication.ValidateAuthentication.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (await IsDisabledAsync(context.ClientId, context.CancellationToken))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The client is disabled.");
        }
    }

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await IsDisabledAsync(context.ClientId, context.CancellationToken))
        {
            context.Reject(OpenIddictConstants.Errors.UnauthorizedClient, "The client is disabled.");
        }
    }

    private async Task<bool> IsDisabledAsync(string? clientId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Clients.AnyAsync(client => client.ClientId == clientId && client.DisabledAt != null, cancellationToken);
    }
}
