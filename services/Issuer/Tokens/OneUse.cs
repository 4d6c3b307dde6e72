using System.Security.Claims;
using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>
/// A code or a refresh token is used once, and any other use ends the sign-in behind it: one of the two users may be a thief. OpenIddict
/// reads a token first and marks it later, so that two requests at once would both pass, and ends the tokens that are there and not the one
/// that the first request is about to get.
/// </summary>
internal sealed class OneUse(IDbContextFactory<IssuerDbContext> contexts) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<OneUse>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500)
        .Build();

    /// <summary>Looks whether the token was used before.</summary>
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal is not { } issued || issued.GetTokenId() is not { } id)
        {
            return;
        }

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (await database.Set<IssuedToken>().AnyAsync(token => token.Id == id && token.Status == Statuses.Redeemed, context.CancellationToken))
        {
            await EndAsync(database, issued, context.CancellationToken);
        }
    }

    /// <summary>True for the first use.</summary>
    public async Task<bool> TakeAsync(ClaimsPrincipal issued, DateTime now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var id = issued.GetTokenId();
        var taken = await database.Set<IssuedToken>().Where(token => token.Id == id && token.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.Status, Statuses.Redeemed).SetProperty(token => token.RedemptionDate, now), cancellationToken);
        if (taken == 0)
        {
            await EndAsync(database, issued, cancellationToken);
        }

        return taken > 0;
    }

    private static async Task EndAsync(IssuerDbContext database, ClaimsPrincipal issued, CancellationToken cancellationToken)
    {
        var signIn = issued.GetAuthorizationId();
        await database.Set<ClientAuthorization>().Where(authorization => authorization.Id == signIn)
            .ExecuteUpdateAsync(set => set.SetProperty(authorization => authorization.Status, Statuses.Revoked), cancellationToken);
    }
}
