namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a milestone report, whole. Shapes are those of <c>medborgarlofte.followup.v1.MilestoneReport</c>.</summary>
public sealed record MilestoneReportRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.MilestoneReport;

    /// <inheritdoc />
    public static string SubjectKind => "milestone-report";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required string Step { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>True when it is only known that the step had been reached by <see cref="Date"/>.</summary>
    public bool DayUnknown { get; init; }
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
