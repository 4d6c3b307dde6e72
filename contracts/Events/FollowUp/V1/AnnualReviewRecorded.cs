namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a yearly review, whole. Shapes are those of <c>medborgarlofte.followup.v1.AnnualReview</c>.</summary>
public sealed record AnnualReviewRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.AnnualReview;

    /// <inheritdoc />
    public static string SubjectKind => "review";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string AgreementId { get; init; }
    public required DateOnly Date { get; init; }
    public required int Year { get; init; }
    [FreeText]
    public required string Findings { get; init; }
    public int LedToRevision { get; init; }
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
