namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>A source declared a period complete. Shapes and units are those of <c>medborgarlofte.common.v1.Manifest</c>.</summary>
public sealed record ManifestRecorded : IRecordedVersion
{
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Areas { get; init; } = [];
    public IReadOnlyList<string> Focuses { get; init; } = [];
    public required DateOnly StartDate { get; init; }
    public required DateOnly EndDate { get; init; }
    public required long RecordCount { get; init; }
    public string Checksum { get; init; } = "";
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
