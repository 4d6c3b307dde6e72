using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Medborgarlofte.Issuer.Outside;

/// <summary>An organisation's own OpenID Connect provider, such as Entra ID or ADFS, where its people sign in.</summary>
public sealed partial class OutsideProvider
{
    /// <summary>Its name in addresses: a-z, 0-9 and hyphens.</summary>
    public string Id { get; set; } = "";

    /// <summary>As its people know it, such as "Vetlanda kommun".</summary>
    public string Name { get; set; } = "";

    /// <summary>Its issuer, such as "https://login.example.se/tenant/v2.0"; its discovery document lies below.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The Issuer's client there. Its redirect address ends in "/inloggning/utifran/" and <see cref="Id"/>.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File with the client's secret.</summary>
    public string SecretFile { get; set; } = "";

    /// <summary>Domains of its people's e-mail addresses, with spaces between.</summary>
    public string Domains { get; set; } = "";

    /// <summary>Municipalities whose invitations offer it, with spaces between; all when left out.</summary>
    public string Municipalities { get; set; } = "";

    internal string Scheme => SchemeOf(Id);

    internal string CallbackPath => $"/inloggning/utifran/{Id}";

    internal static string SchemeOf(string id) => $"outside-{id}";

    /// <summary>True for the address of one of its people.</summary>
    internal bool Has(string email) => email.LastIndexOf('@') is >= 0 and var at && Words(Domains).Contains(email[(at + 1)..].Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>True when an invitation for the municipality offers it; the first administrator's names none yet.</summary>
    internal bool IsFor(string municipalityCode) => Municipalities.Length == 0 || municipalityCode.Length == 0 || Words(Municipalities).Contains(municipalityCode);

    internal IEnumerable<ValidationResult> Validate()
    {
        if (!IdPattern().IsMatch(Id) || Name.Length == 0 || ClientId.Length == 0 || SecretFile.Length == 0
            || !Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps)
        {
            yield return new ValidationResult($"Issuer:Providers: \"{Id}\" needs an Id of a-z, 0-9 and hyphens, a Name, an Authority with https, a ClientId and a SecretFile.");
        }
        else if (!File.Exists(SecretFile))
        {
            yield return new ValidationResult($"Issuer:Providers: the SecretFile of \"{Id}\" is not there.");
        }
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,30}\\z")]
    private static partial Regex IdPattern();
}
