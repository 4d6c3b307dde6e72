using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>Configuration section "Limits": how many requests one caller may make. A stream or a file of records is one request.</summary>
public sealed class LimitOptions : IValidatableObject
{
    /// <summary>Requests a minute with the tokens of one source; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerToken { get; set; } = 6000;

    /// <summary>Requests a minute from one address without a valid token; 0 for no limit. The machine's own addresses have none.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerAddress { get; set; } = 3000;

    /// <summary>Files of open data and receipts in CSV that are written at once.</summary>
    [Range(1, 100_000)]
    public int Files { get; set; } = 20;

    /// <summary>
    /// Addresses or networks of the proxies before the gateway, with commas between, such as "10.0.0.0/8". Only their X-Forwarded-For and
    /// X-Forwarded-Proto are believed. A proxy on the same machine is believed unless others are named: otherwise all that comes through
    /// it would be the machine's own, which has no limit.
    /// </summary>
    public string TrustedProxies { get; set; } = "127.0.0.0/8, ::1";

    /// <summary>The proxies as networks.</summary>
    internal IEnumerable<IPNetwork> Proxies() => Words().Select(word => Parse(word)!.Value);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var word in Words().Where(word => Parse(word) is null))
        {
            yield return new ValidationResult(
                $"Limits:TrustedProxies: {word} is neither an address nor a network such as 10.0.0.0/8.", [nameof(TrustedProxies)]);
        }
    }

    private static IPNetwork? Parse(string word) =>
        IPNetwork.TryParse(word, out var network) ? network
        : IPAddress.TryParse(word, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private string[] Words() => TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
