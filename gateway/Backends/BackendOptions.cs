using System.ComponentModel.DataAnnotations;
using Medborgarlofte.ServiceDefaults.Clients;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>Configuration section "Backends": where the services are, and how long they may take.</summary>
public sealed class BackendOptions : IValidatableObject
{
    /// <summary>Address of the police service.</summary>
    public string Police { get; set; } = "";

    /// <summary>Address of the municipal service.</summary>
    public string Municipal { get; set; } = "";

    /// <summary>Address of the follow-up service.</summary>
    public string FollowUp { get; set; } = "";

    /// <summary>Address of the reporting service.</summary>
    public string Reporting { get; set; } = "";

    /// <summary>How long a single call may take, retries included.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stream of records may take.</summary>
    public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Key, string Value)[] addresses =
            [(nameof(Police), Police), (nameof(Municipal), Municipal), (nameof(FollowUp), FollowUp), (nameof(Reporting), Reporting)];
        foreach (var (key, value) in addresses)
        {
            if (!ServiceAddress.TryParse(value, out _))
            {
                yield return new ValidationResult(
                    $"Backends:{key} must be http://host:port, https://host:port or unix:/path/to.sock.", [key]);
            }
        }

        (string Key, TimeSpan Value)[] times = [(nameof(Deadline), Deadline), (nameof(StreamDeadline), StreamDeadline)];
        foreach (var (key, value) in times)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                yield return new ValidationResult($"Backends:{key} must be a time above 0 and at most a day, such as 00:00:30.", [key]);
            }
        }
    }
}
