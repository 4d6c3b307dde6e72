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

    /// <summary>False accepts an issuer without TLS: only where nobody else can reach the way to it.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>With which client this process asks <see cref="Authority"/> for tokens of its own; only Reporting does.</summary>
    public AccessClientOptions Client { get; set; } = new();

    /// <summary>True where this process signs its tokens itself.</summary>
    public bool SignsItself => !string.IsNullOrEmpty(SigningKeyFile);

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

/// <summary>Configuration section "Access:Client": OAuth2 client credentials.</summary>
public sealed class AccessClientOptions
{
    /// <summary>Address of the token endpoint; the one that the issuer's discovery document names when left out.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The client's id at the issuer.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File that holds the client's secret and nothing else. It is read for each new token, so that it can be changed.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>The scope to ask for.</summary>
    public string Scope { get; set; } = Scopes.ReportsInternal;
}
