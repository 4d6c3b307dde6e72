using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.People;

/// <summary>
/// The link that makes the first administrator. Nothing of it is stored: the signing key signs until when it holds, and it is good for
/// nothing as soon as there is a member.
/// </summary>
/// <param name="key">The key that tokens are signed with.</param>
/// <param name="time">The clock.</param>
public sealed class FirstLink(SigningKey key, TimeProvider time)
{
    private const string Prefix = "first.";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>The link, on the Issuer at an address.</summary>
    public Uri Make(Uri address)
    {
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = key.Key.ECDsa.SignData(Signed(until), HashAlgorithmName.SHA256);
        return new Uri(address, $"/inloggning/inbjudan/{Prefix}{until}.{Base64UrlEncoder.Encode(signature)}");
    }

    /// <summary>True for what <see cref="Make"/> has made within a week.</summary>
    internal bool Verify(string token)
    {
        var parts = token.Split('.');
        return token.StartsWith(Prefix, StringComparison.Ordinal) && parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && until > time.GetUtcNow().ToUnixTimeSeconds()
            && Decode(parts[2]) is { } signature
            && key.Accepted(null).OfType<ECDsaSecurityKey>().Any(known => known.ECDsa.VerifyData(Signed(parts[1]), signature, HashAlgorithmName.SHA256));
    }

    private static byte[] Signed(string until) => Encoding.UTF8.GetBytes($"medborgarlofte first administrator until {until}");

    private static byte[]? Decode(string text)
    {
        try
        {
            return Base64UrlEncoder.DecodeBytes(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
