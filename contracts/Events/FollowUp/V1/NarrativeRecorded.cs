using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a narrative, whole. Shapes are those of <c>medborgarlofte.followup.v1.Narrative</c>.</summary>
public sealed record NarrativeRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.Narrative;

    /// <inheritdoc />
    public static string SubjectKind => "narrative";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required Party Party { get; init; }
    public required DateSpan Period { get; init; }
    [FreeText]
    public required string Text { get; init; }
    public Statement Statement { get; init; }
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
