using System.Security.Cryptography;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>Makes, rotates and disables clients. Only a hash of a secret is kept.</summary>
internal sealed class ClientRegistry(
    OpenIddictApplicationManager<SystemClient> clients, OpenIddictTokenManager<IssuedToken> tokens, IssuerDbContext context,
    IOptions<IssuerOptions> options, TimeProvider time)
{
    private const int BytesOfSecret = 32;

    /// <summary>A new secret, which nobody guesses.</summary>
    public static string NewSecret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(BytesOfSecret));

    /// <summary>Adds a system that proves itself by a secret or, with keys, by JWTs that they sign (private_key_jwt).</summary>
    public async Task AddAsync(string clientId, ClientTerms terms, string? secret, JsonWebKeySet? keys, CancellationToken cancellationToken)
    {
        if (await clients.FindByClientIdAsync(clientId, cancellationToken) is not null)
        {
            throw new StartException(ExitCodes.Failed, $"There is a client {clientId} already.");
        }

        var client = new SystemClient { CreatedAt = time.GetUtcNow().UtcDateTime };
        await clients.PopulateAsync(client, Describe(clientId, terms, keys), cancellationToken);
        Apply(client, terms);
        await clients.CreateAsync(client, secret, cancellationToken);
    }

    /// <summary>Gives a client the terms and the secret that it is declared with; it is made when there is none.</summary>
    public async Task DeclareAsync(string clientId, ClientTerms terms, string secret, CancellationToken cancellationToken)
    {
        if (await clients.FindByClientIdAsync(clientId, cancellationToken) is not { } client)
        {
            await AddAsync(clientId, terms, secret, null, cancellationToken);
            return;
        }

        await PopulateAsync(client, Describe(clientId, terms, null), cancellationToken);
        Apply(client, terms);
        await KeepSecretAsync(client, secret, cancellationToken);
    }

    /// <summary>The client that the workplace is.</summary>
    public async Task DeclareWorkplaceAsync(string secret, Uri address, CancellationToken cancellationToken)
    {
        var descriptor = Workplace.Describe(address);
        if (await clients.FindByClientIdAsync(Workplace.ClientId, cancellationToken) is { } known)
        {
            await PopulateAsync(known, descriptor, cancellationToken);
            await KeepSecretAsync(known, secret, cancellationToken);
            return;
        }

        var client = new SystemClient { CreatedAt = time.GetUtcNow().UtcDateTime };
        await clients.PopulateAsync(client, descriptor, cancellationToken);
        await clients.CreateAsync(client, secret, cancellationToken);
    }

    /// <summary>A new secret in the place of the present one, which is refused from now on.</summary>
    public async Task<string> RotateAsync(string clientId, CancellationToken cancellationToken)
    {
        if (WhereDeclared(clientId) is { } file)
        {
            throw new StartException(ExitCodes.Configuration,
                $"The configuration declares {clientId}, whose secret comes from {file} at each start. Put the new one there, for the client too, and start the Issuer again. Nothing was changed.");
        }

        var client = await FindAsync(clientId, cancellationToken);
        if (client.ClientSecret is null)
        {
            throw new StartException(ExitCodes.Configuration, $"{clientId} proves itself by a key: give it another with `client add`.");
        }

        var secret = NewSecret();
        await clients.UpdateAsync(client, secret, cancellationToken);
        return secret;
    }

    /// <summary>Refuses the client from now on, and every token that it could still exchange.</summary>
    public async Task DisableAsync(string clientId, CancellationToken cancellationToken)
    {
        var client = await FindAsync(clientId, cancellationToken);
        client.DisabledAt ??= time.GetUtcNow().UtcDateTime;
        await clients.UpdateAsync(client, cancellationToken);
        await tokens.RevokeByApplicationIdAsync(client.Id!, cancellationToken);
    }

    /// <summary>Every client, by its id.</summary>
    public Task<List<SystemClient>> ListAsync(CancellationToken cancellationToken) =>
        context.Clients.AsNoTracking().OrderBy(client => client.ClientId).ToListAsync(cancellationToken);

    private string? WhereDeclared(string clientId) => clientId == Workplace.ClientId
        ? "the file of Issuer:Workplace:SecretFile"
        : options.Value.Clients.Find(client => client.ClientId == clientId)?.SecretFile;

    private async Task<SystemClient> FindAsync(string clientId, CancellationToken cancellationToken) =>
        await clients.FindByClientIdAsync(clientId, cancellationToken)
        ?? throw new StartException(ExitCodes.Failed, $"There is no client {clientId}.");

    // Of what the client is described with everything is taken, and a secret that is not named would be no secret.
    private async Task PopulateAsync(SystemClient client, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken)
    {
        descriptor.ClientSecret = client.ClientSecret;
        await clients.PopulateAsync(client, descriptor, cancellationToken);
    }

    // A hash is made anew only where the secret is another: every start would write otherwise.
    private async Task KeepSecretAsync(SystemClient client, string secret, CancellationToken cancellationToken)
    {
        if (await clients.ValidateClientSecretAsync(client, secret, cancellationToken))
        {
            await clients.UpdateAsync(client, cancellationToken);
        }
        else
        {
            await clients.UpdateAsync(client, secret, cancellationToken);
        }
    }

    private static void Apply(SystemClient client, ClientTerms terms) =>
        (client.Source, client.Party, client.Municipalities) = (terms.Source, terms.Party, string.Join(' ', terms.Municipalities));

    private static OpenIddictApplicationDescriptor Describe(string clientId, ClientTerms terms, JsonWebKeySet? keys)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            JsonWebKeySet = keys,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Permissions.UnionWith(terms.Scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        return descriptor;
    }
}
