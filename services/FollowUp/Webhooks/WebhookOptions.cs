using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>Configuration section "Webhooks".</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>Address of the reporting service (http, https or unix:path), which tells the changes, and the follow-up that a seal confirms;
    /// without it there are no webhooks and no seals.</summary>
    public string Reporting { get; set; } = "";

    /// <summary>Deliver to private, loopback and link-local addresses too, and over plain http: for tests and closed networks.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>False sends nothing and keeps every webhook where it is: while receivers are to be left alone.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>How often a webhook without news is looked at.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait after the first failed delivery; twice as long after each further one, at most an hour.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Interval <= TimeSpan.Zero || FirstRetry <= TimeSpan.Zero)
        {
            yield return new ValidationResult("Webhooks: Interval and FirstRetry must be above 0.", [nameof(Interval), nameof(FirstRetry)]);
        }
    }
}
