using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>Hands the present signing key to OpenIddict, and makes it read its options again when the key was rotated.</summary>
internal sealed class KeyWatch(SigningKey key, IssuerAddress address) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private readonly Lock turn = new();
    private CancellationTokenSource changed = new();
    private string current = "";

    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        var signing = key.Key;
        current = signing.KeyId;
        options.Issuer = address.Value;

        // Identity tokens come back as hints, also after the key was rotated.
        options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, keyId, _) => key.Accepted(keyId);
        options.SigningCredentials.Add(new SigningCredentials(signing, SecurityAlgorithms.EcdsaSha256));
    }

    /// <summary>Asked at each request, before OpenIddict sees it.</summary>
    public void Look()
    {
        lock (turn)
        {
            if (current.Length == 0 || key.Key.KeyId == current)
            {
                return;
            }

            current = key.Key.KeyId;
            var before = changed;
            changed = new CancellationTokenSource();
            before.Cancel();
            before.Dispose();
        }
    }

    public IChangeToken GetChangeToken()
    {
        lock (turn)
        {
            return new CancellationChangeToken(changed.Token);
        }
    }

    public void Dispose() => changed.Dispose();
}
