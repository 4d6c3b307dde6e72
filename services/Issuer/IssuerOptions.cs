using System.ComponentModel.DataAnnotations;
using System.Net;
using Medborgarlofte.Issuer.Outside;

namespace Medborgarlofte.Issuer;

/// <summary>Configuration section "Issuer": where it is, and which clients it knows from the start.</summary>
public sealed class IssuerOptions : IValidatableObject
{
    /// <summary>Address under which everybody reaches it, such as "https://medborgarlofte.example.se": its name in tokens.</summary>
    [Required]
    public string Address { get; set; } = "";

    /// <summary>
    /// Other hosts by which services reach it, with commas between, such as "issuer:8080": the addresses that discovery names are then of
    /// that host. Any other Host is answered as if the request had come to <see cref="Address"/>.
    /// </summary>
    public string OtherHosts { get; set; } = "";

    /// <summary>Folder of the keys that codes, refresh tokens and cookies are encrypted with, one that every replica reads; the database when left out.</summary>
    public string KeyFolder { get; set; } = "";

    /// <summary>Addresses or networks of the proxies before it, with commas between: only their X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public string TrustedProxies { get; set; } = "127.0.0.0/8, ::1";

    /// <summary>The client that the gateway's workplace is.</summary>
    public WorkplaceClientOptions Workplace { get; set; } = new();

    /// <summary>Organisations' own providers, where their people sign in.</summary>
    public List<OutsideProvider> Providers { get; set; } = [];

    /// <summary>Systems that are there from the start, beside those of the command "client".</summary>
    public List<DeclaredClient> Clients { get; set; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length > 0 && !IsHttp(Address))
        {
            yield return new ValidationResult("Issuer:Address is no address such as https://medborgarlofte.example.se.", [nameof(Address)]);
        }

        if (Workplace.Address.Length > 0 && !IsHttp(Workplace.Address))
        {
            yield return new ValidationResult("Issuer:Workplace:Address is no address such as https://medborgarlofte.example.se.", [nameof(Workplace)]);
        }

        foreach (var fault in Providers.SelectMany(provider => provider.Validate()))
        {
            yield return fault;
        }

        if (Providers.DistinctBy(provider => provider.Id).Count() < Providers.Count)
        {
            yield return new ValidationResult("Issuer:Providers: each Id stands once.", [nameof(Providers)]);
        }

        foreach (var word in ProxyWords().Where(word => Parse(word) is null))
        {
            yield return new ValidationResult(
                $"Issuer:TrustedProxies: {word} is neither an address nor a network such as 10.0.0.0/8.", [nameof(TrustedProxies)]);
        }
    }

    /// <summary>The proxies as networks.</summary>
    internal IEnumerable<IPNetwork> Proxies() => ProxyWords().Select(word => Parse(word)!.Value);

    private static IPNetwork? Parse(string word) =>
        IPNetwork.TryParse(word, out var network) ? network
        : IPAddress.TryParse(word, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private string[] ProxyWords() => TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/";
}

/// <summary>The workplace in the gateway.</summary>
public sealed class WorkplaceClientOptions
{
    /// <summary>Address of the gateway as browsers know it; the Issuer's own when left out.</summary>
    public string Address { get; set; } = "";

    /// <summary>File with the client's secret, which is made when there is none; without it nobody signs in to a workplace.</summary>
    public string SecretFile { get; set; } = "";
}

/// <summary>A system that configuration declares. Its secret stands in a file.</summary>
public sealed class DeclaredClient
{
    /// <summary>Its client_id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File with its secret.</summary>
    public string SecretFile { get; set; } = "";

    /// <summary>Its source.</summary>
    public string Source { get; set; } = "";

    /// <summary>"police", "municipality" or empty.</summary>
    public string Party { get; set; } = "";

    /// <summary>Its scopes, with spaces between.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Its municipalities, with spaces between, or "*".</summary>
    public string Municipalities { get; set; } = "";
}
