using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a seal, whole. Shapes are those of <c>medborgarlofte.followup.v1.PeriodSeal</c>.</summary>
public sealed record PeriodSealRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.PeriodSeal;

    /// <inheritdoc />
    public static string SubjectKind => "seal";

    /// <inheritdoc />
    public static string? AddedByService => nameof(Checkpoints);

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required DateSpan Period { get; init; }
    public required Party Party { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required string FollowUpHash { get; init; }

    /// <summary>Place in the journals that the sealed follow-up was made from; empty for a seal whose hash nobody compared.</summary>
    public string Position { get; init; } = "";

    /// <summary>What was sealed, commitment by commitment.</summary>
    public IReadOnlyList<SealedOutcome> Commitments { get; init; } = [];

    /// <summary>The journals' signed checkpoints at the moment of the seal.</summary>
    public IReadOnlyList<string> Checkpoints { get; init; } = [];
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}

/// <summary>The outcome of one commitment as a seal confirmed it.</summary>
/// <param name="CommitmentId">Address of the commitment: agreement id, "~", commitment id.</param>
/// <param name="Outcome">As the API writes it, such as "fulfilled".</param>
public sealed record SealedOutcome(string CommitmentId, string Outcome);
