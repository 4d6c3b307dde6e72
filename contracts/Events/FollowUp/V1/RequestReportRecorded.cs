namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a report of requests, whole. Shapes are those of <c>medborgarlofte.followup.v1.RequestReport</c>.</summary>
public sealed record RequestReportRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.RequestReport;

    /// <inheritdoc />
    public static string SubjectKind => "request-report";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required DateOnly Date { get; init; }
    public DateOnly? EndDate { get; init; }
    public required long Asked { get; init; }
    public required long Met { get; init; }
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
