using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.ServiceDefaults.Messaging;

/// <summary>How events travel.</summary>
public enum BusTransport
{
    /// <summary>Inside the process; for Standalone.</summary>
    InMemory,

    /// <summary>Over RabbitMQ.</summary>
    RabbitMq,
}

/// <summary>Configuration section "Bus".</summary>
public sealed class BusOptions : IValidatableObject
{
    /// <summary>Which transport.</summary>
    public BusTransport Transport { get; set; }

    /// <summary>Address of RabbitMQ, such as amqp://rabbitmq:5672/medborgarlofte. Name and password stand beside it.</summary>
    public Uri? RabbitMq { get; set; }

    /// <summary>RabbitMQ user.</summary>
    public string Username { get; set; } = "guest";

    /// <summary>RabbitMQ password.</summary>
    public string Password { get; set; } = "guest";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == BusTransport.RabbitMq && RabbitMq is null)
        {
            yield return new ValidationResult("Bus: RabbitMq must be an amqp:// or amqps:// address when Transport is RabbitMq.", [nameof(RabbitMq)]);
        }
    }
}
