using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>Adds the keys before the present one to the key set, while their tokens are accepted.</summary>
internal sealed class RetiredKeys(SigningKey key) : IOpenIddictServerHandler<HandleJsonWebKeySetRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleJsonWebKeySetRequestContext>()
        .UseSingletonHandler<RetiredKeys>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachSigningKeys.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(HandleJsonWebKeySetRequestContext context)
    {
        foreach (var retired in key.Accepted(null).OfType<ECDsaSecurityKey>().Where(retired => context.Keys.TrueForAll(known => known.Kid != retired.KeyId)))
        {
            var point = retired.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            context.Keys.Add(new JsonWebKey
            {
                Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
                Crv = JsonWebKeyECTypes.P256,
                Use = JsonWebKeyUseNames.Sig,
                Alg = SecurityAlgorithms.EcdsaSha256,
                Kid = retired.KeyId,
                X = Base64UrlEncoder.Encode(point.X),
                Y = Base64UrlEncoder.Encode(point.Y),
            });
        }

        return ValueTask.CompletedTask;
    }
}
