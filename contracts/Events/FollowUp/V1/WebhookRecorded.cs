namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>Somebody changed a webhook: for the audit alone. Nothing is computed from it, and a webhook is not made again from it.</summary>
public sealed record WebhookRecorded
{
    /// <summary>Id of the webhook.</summary>
    public required string Id { get; init; }

    /// <summary>Source system whose it is.</summary>
    public required string Source { get; init; }
    public required string MunicipalityCode { get; init; }

    /// <summary>Host of its address; the rest of an address may hold a secret of the receiver's.</summary>
    public required string Host { get; init; }

    /// <summary>SHA-256, lower-case hex, over its id, address and secret with a line feed between: tells a changed one without telling it.</summary>
    public required string AddressHash { get; init; }

    public required WebhookChange Change { get; init; }
}

/// <summary>What was done.</summary>
public enum WebhookChange
{
    Unspecified = 0,

    /// <summary>Registered.</summary>
    Created = 1,

    /// <summary>Sent back to an earlier position, and started again where it had been stopped.</summary>
    Replayed = 2,

    /// <summary>Ended.</summary>
    Deleted = 3,
}
