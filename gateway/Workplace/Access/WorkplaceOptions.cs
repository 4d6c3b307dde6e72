using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>Configuration section "Workplace": where people sign in. Without an authority there is no workplace.</summary>
public sealed class WorkplaceOptions : IValidatableObject
{
    /// <summary>Address of the OIDC issuer that people sign in at.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The gateway's client there: confidential, authorization code with PKCE.</summary>
    public string ClientId { get; set; } = "workplace";

    /// <summary>That client's secret. As a file of the secrets folder it is named Workplace__ClientSecret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>False accepts an issuer without TLS: only where nobody else can reach the way to it.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>True where people can sign in.</summary>
    public bool IsSetUp => Authority.Length > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSetUp && !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("Workplace:Authority must be an absolute http or https address.", [nameof(Authority)]);
        }

        if (IsSetUp && (ClientId.Length == 0 || ClientSecret.Length == 0))
        {
            yield return new ValidationResult("Workplace:Authority needs Workplace:ClientId and Workplace:ClientSecret.", [nameof(ClientSecret)]);
        }
    }
}
