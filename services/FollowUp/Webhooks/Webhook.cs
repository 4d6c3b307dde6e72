namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// An address that is told of public changes. It stands outside the journal: it is nothing that follow-up is computed from, and its
/// secret must not be in a history that is never deleted.
/// </summary>
internal sealed class Webhook
{
    public required string Id { get; init; }
    public required string Source { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string Url { get; init; }

    /// <summary>Encrypted by <see cref="WebhookSecrets"/>.</summary>
    public required string Secret { get; init; }

    /// <summary>Up to where everything has been delivered; empty before the first change.</summary>
    public required string Position { get; init; }
    public required long CreatedAtMicros { get; init; }

    /// <summary>When the next delivery is due. While one replica delivers it lies ahead, which keeps the others away.</summary>
    public long DueAtMicros { get; init; }

    /// <summary>Since when deliveries fail; 0 while they do not.</summary>
    public long FailingSinceMicros { get; init; }

    /// <summary>Failed deliveries in a row.</summary>
    public int Failures { get; init; }

    /// <summary>How often a replay was asked for: what is delivered again is another message than before.</summary>
    public int Replays { get; init; }

    /// <summary>True when deliveries have failed for a day.</summary>
    public bool Stopped { get; init; }
}
