using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// The keys of signatures. A receiver knows its own as Standard Webhooks writes it, "whsec_" and base64; the table holds it encrypted,
/// so that neither the table nor a copy of it is enough to sign.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("medborgarlofte.webhooks.secrets");

    /// <summary>A new secret, as the receiver is told it.</summary>
    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>As it is stored.</summary>
    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>As the receiver was told it.</summary>
    /// <exception cref="CryptographicException">The key that it was encrypted with is gone.</exception>
    public string Unprotect(string stored) => protector.Unprotect(stored);
}
