using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Tokens with an issuer's own key, and what others make of them.</summary>
/// <param name="key">The issuer's key.</param>
/// <param name="issuer">Its name.</param>
internal sealed class TokenForge(ECDsaSecurityKey key, string issuer)
{
    /// <summary>How the tokens are made, by the names of what is wrong with them; those at the top are to be accepted.</summary>
    public static IReadOnlyDictionary<string, Func<TokenForge, string>> Accepted { get; } = new Dictionary<string, Func<TokenForge, string>>
    {
        ["as issued"] = forge => forge.Sign(_ => { }),
        ["scope as a list named scp"] = forge => forge.Sign(token => token.Claims = Scp(token, new[] { "other", (string)token.Claims["scope"] })),
        ["scope as a text named scp"] = forge => forge.Sign(token => token.Claims = Scp(token, $"other {token.Claims["scope"]}")),
        ["expired within the clocks' difference"] = forge => forge.Sign(token => token.Expires = Now.AddSeconds(-30)),
        ["not yet valid within the clocks' difference"] = forge => forge.Sign(token => token.NotBefore = Now.AddSeconds(30)),
    };

    /// <summary>Tokens that nobody may be let in with.</summary>
    public static IReadOnlyDictionary<string, Func<TokenForge, string>> Refused { get; } = new Dictionary<string, Func<TokenForge, string>>
    {
        ["expired"] = forge => forge.Sign(token => token.Expires = Now.AddSeconds(-61)),
        ["not yet valid"] = forge => forge.Sign(token => token.NotBefore = Now.AddSeconds(120)),
        ["without an end"] = forge => forge.Sign(token => token.Expires = null),
        ["wrong audience"] = forge => forge.Sign(token => token.Audience = "another"),
        ["no audience"] = forge => forge.Sign(token => token.Audience = null),
        ["wrong issuer"] = forge => forge.Sign(token => token.Issuer = "https://issuer.example"),
        ["no issuer"] = forge => forge.Sign(token => token.Issuer = null),
        ["alg none"] = forge => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{forge.Valid.Split('.')[1]}.",
        ["alg none with the signature"] = forge => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{forge.Valid.Split('.')[1]}.{forge.Valid.Split('.')[2]}",
        ["tampered payload"] = forge => forge.Tampered(),
        ["tampered signature"] = forge => string.Join('.', [.. forge.Valid.Split('.')[..2], Base64UrlEncoder.Encode(new byte[64])]),
        ["no signature"] = forge => string.Join('.', forge.Valid.Split('.')[..2]) + ".",
        ["another key of the same name"] = forge => forge.Sign(
            token => token.SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = forge.KeyId }, SecurityAlgorithms.EcdsaSha256)),
        ["unknown key"] = forge => forge.Sign(
            token => token.SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "unknown" }, SecurityAlgorithms.EcdsaSha256)),
        ["HS256 with the public key as PEM"] = forge => forge.Hmac(Encoding.UTF8.GetBytes(forge.PublicKey.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key as DER"] = forge => forge.Hmac(forge.PublicKey.ExportSubjectPublicKeyInfo()),
        ["not a token"] = _ => "not-a-token",
        ["empty"] = _ => "",
    };

    /// <summary>Of those, the ones whose time is the reason.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["expired"] = "TOKEN_EXPIRED", ["not yet valid"] = "TOKEN_NOT_YET_VALID",
    };

    // As Entra ID writes them.
    private static Dictionary<string, object> Scp(SecurityTokenDescriptor token, object scopes) =>
        new(token.Claims.Where(claim => claim.Key != "scope")) { ["scp"] = scopes };

    private static DateTime Now => DateTime.UtcNow;

    private string KeyId => key.KeyId;

    private ECDsa PublicKey => key.ECDsa;

    private string Valid => Sign(_ => { });

    /// <summary>A token of the key, changed.</summary>
    public string Sign(Action<SecurityTokenDescriptor> change, string subject = "client-7")
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = "medborgarlofte",
            IssuedAt = Now.AddHours(-1),
            NotBefore = Now.AddHours(-1),
            Expires = Now.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = subject, ["source"] = Samples.Source, ["party"] = "police", ["scope"] = Scopes.PoliceReport, ["municipality"] = "0685",
            },
        };
        change(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    private static string Part(string json) => Base64UrlEncoder.Encode(json);

    private string Tampered()
    {
        var parts = Valid.Split('.');
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.Decode(parts[1]))!;
        claims["municipality"] = "*";
        return $"{parts[0]}.{Part(JsonSerializer.Serialize(claims))}.{parts[2]}";
    }

    private string Hmac(byte[] secret)
    {
        var body = $"{Part($$"""{"alg":"HS256","typ":"JWT","kid":"{{KeyId}}"}""")}.{Valid.Split('.')[1]}";
        return $"{body}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(body)))}";
    }
}
