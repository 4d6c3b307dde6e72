namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of a situation picture, whole. Shapes are those of <c>medborgarlofte.followup.v1.SituationPicture</c>.</summary>
public sealed record SituationPictureRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.SituationPicture;

    /// <inheritdoc />
    public static string SubjectKind => "situation-picture";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public required DateOnly Date { get; init; }
    [FreeText]
    public required string Title { get; init; }
    public IReadOnlyList<ProblemTerms> Problems { get; init; } = [];
    [FreeText]
    public IReadOnlyList<string> Sources { get; init; } = [];
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}

/// <summary>A problem in a situation picture.</summary>
public sealed record ProblemTerms(string Id, [property: FreeText] string Text, IReadOnlyList<string> Areas);
