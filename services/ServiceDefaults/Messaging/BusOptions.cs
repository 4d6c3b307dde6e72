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

    /// <summary>How often both ends of a connection show that they are there; a connection that is cut is given up after two of them.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == BusTransport.RabbitMq && RabbitMq is null)
        {
            yield return new ValidationResult("Bus: RabbitMq must be an amqp:// or amqps:// address when Transport is RabbitMq.", [nameof(RabbitMq)]);
        }
    }
}
