using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a meeting, whole. Shapes and units are those of <c>medborgarlofte.followup.v1.CoordinationMeeting</c>.</summary>
public sealed record CoordinationMeetingRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.CoordinationMeeting;

    /// <inheritdoc />
    public static string SubjectKind => "meeting";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required DateOnly Date { get; init; }
    public required string Kind { get; init; }
    public IReadOnlyList<Party> Parties { get; init; } = [];
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
