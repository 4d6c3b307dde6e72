using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Contracts.Events.Municipal.V1;

/// <summary>A version of a measure, whole. Shapes and units are those of <c>medborgarlofte.municipal.v1.Measure</c>.</summary>
public sealed record MeasureRecorded : IRecordedVersion
{
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public string Area { get; init; } = "";
    public required string Kind { get; init; }
    public IReadOnlyList<string> Focuses { get; init; } = [];
    [FreeText]
    public required string Title { get; init; }
    public required IReadOnlyList<StepReached> Steps { get; init; }
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

/// <summary>The day on which a measure reached a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Date">Calendar day, Europe/Stockholm.</param>
/// <param name="Body">Code of the body it was presented to or decided by; empty for the other steps.</param>
public sealed record StepReached(MeasureStep Step, DateOnly Date, string Body);
