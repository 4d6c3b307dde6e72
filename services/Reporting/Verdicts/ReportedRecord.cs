using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What kind of thing a record reports; each comes from its own event.</summary>
internal enum RecordType
{
    PoliceActivity = 1,
    Measure = 2,
    Campaign = 3,
    Meeting = 4,
    MilestoneReport = 5,
    Request = 6,
    Observation = 7,
    Narrative = 8,
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

    /// <summary>Last day of a sum, or of an account, over several days; null for a single day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>For a request report: how many requests were met.</summary>
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

    /// <summary>Only for what the coordinators enter, which names its agreement.</summary>
    public string AgreementId { get; init; } = "";

    /// <summary>Only for what the coordinators enter of one commitment; empty for a narrative about the whole agreement.</summary>
    public string CommitmentId { get; init; } = "";

    /// <summary>Only for milestone reports: the step reached.</summary>
    public string MilestoneStep { get; init; } = "";

    /// <summary>Only for observations: the target observed; empty when the commitment has one indicator.</summary>
    public string TargetId { get; init; } = "";

    /// <summary>Only for request reports: how many asked.</summary>
    public long Asked { get; init; }

    /// <summary>Only for observations: the value; null where they tell a change in its place.</summary>
    public decimal? Value { get; init; }

    /// <summary>Only for observations: how the indicator had changed.</summary>
    public ObservedChange Change { get; init; }

    /// <summary>Only for milestone reports: true when the step had been reached by <see cref="Date"/>, and on which day is not known.</summary>
    public bool DayUnknown { get; init; }

    /// <summary>Of a narrative the party's own words, of an observation where it is published; empty otherwise.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only for narratives: what the party says of its own work.</summary>
    public Statement Statement { get; init; }

    /// <summary>Record ids of the same source whose figures this one contains.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];
    public string DuplicateOf { get; init; } = "";

    /// <summary>True while a newer cumulative figure of the same source contains this one.</summary>
    public bool IncludedElsewhere { get; init; }
    public bool Withdrawn { get; init; }

    /// <summary>Why this version replaced the one before it, or why it was withdrawn; empty for the first.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True for a measure that is only planned: nothing planned is published.</summary>
    public bool IsOnlyPlanned() => Type == RecordType.Measure && Steps.Count == 0;
    public bool Example { get; init; }

    /// <summary>True for what the police and the municipality did together.</summary>
    public bool IsJoint() => Party switch
    {
        Party.Police => JointWith.Contains(Party.Municipality),
        Party.Municipality => JointWith.Contains(Party.Police),
        _ => JointWith.Contains(Party.Police) && JointWith.Contains(Party.Municipality),
    };

    /// <summary>What every pushed record says, in this shape.</summary>
    public static ReportedRecord Of(RecordType type, Party party, PushedRecorded pushed) => new()
    {
        Type = type,
        Source = pushed.Source,
        RecordId = pushed.RecordId,
        Version = pushed.Version,
        MunicipalityCode = pushed.MunicipalityCode,
        Party = party,
        Area = pushed.Area,
        Kind = pushed.Kind,
        Focuses = pushed.Focuses,
        Date = pushed.DoneOn(),
        JointWith = pushed.JointWith,
        ThirdParties = pushed.ThirdParties,
        CoveredItems = pushed.CoveredItems,
        DuplicateOf = pushed.DuplicateOf,
        Withdrawn = pushed.Withdrawn,
        Reason = pushed.Reason,
        Example = pushed.Example,
    };
}
