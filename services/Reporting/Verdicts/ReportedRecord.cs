using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What kind of thing a record reports; each comes from its own event.</summary>
internal enum RecordType
{
    PoliceActivity = 1,
    Measure = 2,
    Campaign = 3,
    Meeting = 4,
    MilestoneReport = 5,
}

/// <summary>
/// The current version of anything a source has reported, in the one shape that counting works on. Pure data: no
/// service, no clock.
/// </summary>
internal sealed record ReportedRecord
{
    public required RecordType Type { get; init; }
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public required string MunicipalityCode { get; init; }

    /// <summary>Who reported it. A meeting or milestone of the coordinators has UNSPECIFIED and fits every party.</summary>
    public Party Party { get; init; }
    public string Area { get; init; } = "";
    public required string Kind { get; init; }
    public IReadOnlyList<string> Focuses { get; init; } = [];

    /// <summary>Day it was done; for a measure the day of its last step (counting looks at <see cref="Steps"/>).</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Last day of a sum over several days; null for a single day.</summary>
    public DateOnly? EndDate { get; init; }
    public long Quantity { get; init; } = 1;
    public string Unit { get; init; } = "tillfalle";
    public Precision Precision { get; init; } = Precision.Exact;
    public IReadOnlyList<OutcomeTally> Outcomes { get; init; } = [];

    /// <summary>The other parties that took part; a meeting lists every party that took part.</summary>
    public IReadOnlyList<Party> JointWith { get; init; } = [];
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    public IReadOnlyList<string> CoveredItems { get; init; } = [];
    public IReadOnlyList<OccasionYear> RiskOccasions { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<StepReached> Steps { get; init; } = [];

    /// <summary>Only for records that name their agreement (meetings, milestone reports).</summary>
    public string AgreementId { get; init; } = "";

    /// <summary>Only for records that name their commitment (milestone reports).</summary>
    public string CommitmentId { get; init; } = "";

    /// <summary>Only for milestone reports: the step reached.</summary>
    public string MilestoneStep { get; init; } = "";

    /// <summary>Record ids of the same source whose figures this one contains.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];
    public string DuplicateOf { get; init; } = "";

    /// <summary>True while a newer cumulative figure of the same source contains this one.</summary>
    public bool IncludedElsewhere { get; init; }
    public bool Withdrawn { get; init; }

    /// <summary>True for a measure that is only planned: nothing planned is published.</summary>
    public bool IsOnlyPlanned() => Type == RecordType.Measure && Steps.Count == 0;
    public bool Example { get; init; }
}
