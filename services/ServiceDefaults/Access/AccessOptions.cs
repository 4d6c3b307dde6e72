using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>Configuration section "Access": whose tokens are accepted.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>Address of the OIDC issuer. Either this or <see cref="SigningKeyFile"/>.</summary>
    public string? Authority { get; set; }

    /// <summary>Accepted audience of tokens.</summary>
    [Required]
    public string Audience { get; set; } = "medborgarlofte";

    /// <summary>Accepted issuer when a key file is used.</summary>
    [Required]
    public string Issuer { get; set; } = "medborgarlofte-standalone";

    /// <summary>PEM file with an ECDSA P-256 key that signs tokens: Standalone's own, beside its data.</summary>
    public string? SigningKeyFile { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Authority) == string.IsNullOrEmpty(SigningKeyFile))
        {
            yield return new ValidationResult(
                "Access: set exactly one of Authority and SigningKeyFile.", [nameof(Authority), nameof(SigningKeyFile)]);
        }
    }
}
