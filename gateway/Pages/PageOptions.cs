using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>Configuration section "Pages": who publishes, and under which address.</summary>
public sealed class PageOptions : IValidatableObject
{
    /// <summary>
    /// Address that the public reaches the pages at, such as "https://uppfoljning.example". It stands in citations, feeds and the
    /// catalogue. When it is left out they have paths alone: never the host that a request names, which anybody may choose.
    /// </summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>
    /// Without a public address, the address that the process itself listens on where only this machine reaches it. Standalone sets it; a
    /// process that listens for several protocols must not.
    /// </summary>
    public bool UseLocalAddress { get; set; }

    /// <summary>Name of the organisation that publishes.</summary>
    public string Publisher { get; set; } = "Medborgarlöfte";

    /// <summary>Its own web site.</summary>
    public string PublisherAddress { get; set; } = "";

    /// <summary>E-mail address for questions about the data; nothing is published when it is empty.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Where security researchers report: mailto: or https:, for /.well-known/security.txt, which is not there without it.</summary>
    public string SecurityContact { get; set; } = "";

    /// <summary>Until when that contact holds, RFC 3339; a year from the first of this month when left out.</summary>
    public DateTimeOffset? SecurityExpires { get; set; }

    /// <summary>What the accessibility statement says beside its fixed parts.</summary>
    public AccessibilityOptions Accessibility { get; set; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Key, string Value)[] addresses = [(nameof(PublicAddress), PublicAddress), (nameof(PublisherAddress), PublisherAddress)];
        foreach (var (key, value) in addresses)
        {
            if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                yield return new ValidationResult($"Pages:{key} must be an absolute http or https address.", [key]);
            }
        }

        if (SecurityContact.Length > 0 && !(Uri.TryCreate(SecurityContact, UriKind.Absolute, out var contact) && contact.Scheme is "mailto" or "https"))
        {
            yield return new ValidationResult("Pages:SecurityContact must begin with mailto: or https:.", [nameof(SecurityContact)]);
        }
    }
}

/// <summary>Configuration section "Pages:Accessibility".</summary>
public sealed class AccessibilityOptions
{
    /// <summary>Known shortcomings in Swedish; one paragraph each.</summary>
    public IList<string> ShortcomingsSv { get; } = [];

    /// <summary>The same in English.</summary>
    public IList<string> ShortcomingsEn { get; } = [];

    /// <summary>How it was tested, in Swedish.</summary>
    public string TestedSv { get; set; } = "Sidorna prövas med automatiska verktyg vid varje ändring.";

    /// <summary>The same in English.</summary>
    public string TestedEn { get; set; } = "The pages are checked by automatic tools at every change.";

    /// <summary>Day of the last review of the statement, RFC 3339 full-date; left out when empty.</summary>
    public string ReviewedOn { get; set; } = "";
}
