using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of an observed value, whole. Shapes are those of <c>medborgarlofte.followup.v1.IndicatorObservation</c>.</summary>
public sealed record IndicatorObservationRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.IndicatorObservation;

    /// <inheritdoc />
    public static string SubjectKind => "observation";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required string TargetId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>In the target's unit, as it was sent: at most 15 digits, 6 of them decimals. 0 beside a <see cref="Change"/>.</summary>
    public required decimal Value { get; init; }

    /// <summary>How it had changed, where no value was told.</summary>
    public ObservedChange Change { get; init; }
    [FreeText]
    public required string PublishedIn { get; init; }
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
