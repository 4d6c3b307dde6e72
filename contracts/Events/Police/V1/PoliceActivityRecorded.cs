using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Contracts.Events.Police.V1;

/// <summary>A version of a police activity, whole. Shapes and units are those of <c>medborgarlofte.police.v1.PoliceActivity</c>.</summary>
public sealed record PoliceActivityRecorded : IRecordedVersion
{
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public string Area { get; init; } = "";
    public required string Kind { get; init; }
    public IReadOnlyList<string> Focuses { get; init; } = [];
    public required DateOnly Date { get; init; }
    public DateOnly? EndDate { get; init; }
    public required long Quantity { get; init; }
    public required string Unit { get; init; }
    public Precision Precision { get; init; }
    public IReadOnlyList<OutcomeTally> Outcomes { get; init; } = [];
    public IReadOnlyList<Party> JointWith { get; init; } = [];
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    public IReadOnlyList<string> CoveredItems { get; init; } = [];
    public IReadOnlyList<string> Includes { get; init; } = [];
    public string DuplicateOf { get; init; } = "";
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}
