namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>
/// Coordinators declared the meetings of a period complete. Shapes and units are those of <c>medborgarlofte.common.v1.Manifest</c>.
/// </summary>
public sealed record CoordinatorManifestRecorded : ICoordinatorRecorded
{
    /// <inheritdoc />
    public static string EntryType => JournalTypes.CoordinatorManifest;

    /// <inheritdoc />
    public static string SubjectKind => "manifest";

    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public required DateOnly StartDate { get; init; }
    public required DateOnly EndDate { get; init; }
    public required long RecordCount { get; init; }
    public string Checksum { get; init; } = "";
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
