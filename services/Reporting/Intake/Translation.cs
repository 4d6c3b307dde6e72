using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>From each event's shape to the one shape that counting works on.</summary>
internal static class Translation
{
    /// <summary>The kinds under which the coordinators' own entries stand in receipts; no counting rule names them.</summary>
    private const string StepReachedKind = "milstolpe";
    private const string RequestKind = "begaran";
    private const string ObservationKind = "matvarde";
    private const string NarrativeKind = "redogorelse";

    public static ReportedRecord ToRecord(PoliceActivityRecorded activity) => new()
    {
        Type = RecordType.PoliceActivity,
        Source = activity.Source,
        RecordId = activity.RecordId,
        Version = activity.Version,
        MunicipalityCode = activity.MunicipalityCode,
        Party = Party.Police,
        Area = activity.Area,
        Kind = activity.Kind,
        Focuses = activity.Focuses,
        Date = activity.Date,
        EndDate = activity.EndDate,
        Quantity = activity.Quantity,
        Unit = activity.Unit,
        Precision = activity.Precision,
        Outcomes = activity.Outcomes,
        JointWith = activity.JointWith,
        ThirdParties = activity.ThirdParties,
        CoveredItems = activity.CoveredItems,
        Includes = activity.Includes,
        DuplicateOf = activity.DuplicateOf,
        Withdrawn = activity.Withdrawn,
        Reason = activity.Reason,
        Example = activity.Example,
    };

    public static ReportedRecord ToRecord(MeasureRecorded measure) => new()
    {
        Type = RecordType.Measure,
        Source = measure.Source,
        RecordId = measure.RecordId,
        Version = measure.Version,
        MunicipalityCode = measure.MunicipalityCode,
        Party = Party.Municipality,
        Area = measure.Area,
        Kind = measure.Kind,
        Focuses = measure.Focuses,
        Date = measure.Steps.Max(step => step.Date),
        EndDate = measure.EndDate,
        Quantity = measure.Quantity,
        Unit = measure.Unit,
        Precision = measure.Precision,
        Outcomes = measure.Outcomes,
        JointWith = measure.JointWith,
        ThirdParties = measure.ThirdParties,
        CoveredItems = measure.CoveredItems,
        Steps = [.. measure.Steps.Where(step => step.Step != MeasureStep.Planned)],
        Includes = measure.Includes,
        DuplicateOf = measure.DuplicateOf,
        Withdrawn = measure.Withdrawn,
        Reason = measure.Reason,
        Example = measure.Example,
    };

    public static ReportedRecord ToRecord(CampaignRecorded campaign) => new()
    {
        Type = RecordType.Campaign,
        Source = campaign.Source,
        RecordId = campaign.RecordId,
        Version = campaign.Version,
        MunicipalityCode = campaign.MunicipalityCode,
        Party = Party.Municipality,
        Area = campaign.Area,
        Kind = campaign.Kind,
        Focuses = campaign.Focuses,
        Date = campaign.StartDate,
        EndDate = campaign.EndDate,
        JointWith = campaign.JointWith,
        ThirdParties = campaign.ThirdParties,
        CoveredItems = campaign.CoveredItems,
        RiskOccasions = campaign.RiskOccasions,
        Audiences = campaign.Audiences,
        DuplicateOf = campaign.DuplicateOf,
        Withdrawn = campaign.Withdrawn,
        Reason = campaign.Reason,
        Example = campaign.Example,
    };

    public static ReportedRecord ToRecord(CoordinationMeetingRecorded meeting) => new()
    {
        Type = RecordType.Meeting,
        Source = meeting.Source,
        RecordId = meeting.RecordId,
        Version = meeting.Version,
        MunicipalityCode = meeting.MunicipalityCode,
        AgreementId = meeting.AgreementId,
        Kind = meeting.Kind,
        Date = meeting.Date,
        JointWith = meeting.Parties,
        ThirdParties = meeting.ThirdParties,
        Withdrawn = meeting.Withdrawn,
        Reason = meeting.Reason,
        Example = meeting.Example,
    };

    public static ReportedRecord ToRecord(MilestoneReportRecorded report) => new()
    {
        Type = RecordType.MilestoneReport,
        Source = report.Source,
        RecordId = report.RecordId,
        Version = report.Version,
        MunicipalityCode = report.MunicipalityCode,
        AgreementId = report.AgreementId,
        CommitmentId = report.CommitmentId,
        MilestoneStep = report.Step,
        Kind = StepReachedKind,
        Date = report.Date,
        DayUnknown = report.DayUnknown,
        Withdrawn = report.Withdrawn,
        Reason = report.Reason,
        Example = report.Example,
    };

    public static ReportedRecord ToRecord(RequestReportRecorded report) => new()
    {
        Type = RecordType.Request,
        Source = report.Source,
        RecordId = report.RecordId,
        Version = report.Version,
        MunicipalityCode = report.MunicipalityCode,
        AgreementId = report.AgreementId,
        CommitmentId = report.CommitmentId,
        Kind = RequestKind,
        Date = report.Date,
        EndDate = report.EndDate,
        Quantity = report.Met,
        Asked = report.Asked,
        Withdrawn = report.Withdrawn,
        Reason = report.Reason,
        Example = report.Example,
    };

    public static ReportedRecord ToRecord(IndicatorObservationRecorded observation) => new()
    {
        Type = RecordType.Observation,
        Source = observation.Source,
        RecordId = observation.RecordId,
        Version = observation.Version,
        MunicipalityCode = observation.MunicipalityCode,
        AgreementId = observation.AgreementId,
        CommitmentId = observation.CommitmentId,
        TargetId = observation.TargetId,
        Kind = ObservationKind,
        Date = observation.Date,
        Quantity = 0,
        Value = observation.Change == ObservedChange.Unspecified ? observation.Value : null,
        Change = observation.Change,
        Text = observation.PublishedIn,
        Withdrawn = observation.Withdrawn,
        Reason = observation.Reason,
        Example = observation.Example,
    };

    public static ReportedRecord ToRecord(NarrativeRecorded narrative) => new()
    {
        Type = RecordType.Narrative,
        Source = narrative.Source,
        RecordId = narrative.RecordId,
        Version = narrative.Version,
        MunicipalityCode = narrative.MunicipalityCode,
        Party = narrative.Party,
        AgreementId = narrative.AgreementId,
        CommitmentId = narrative.CommitmentId,
        Kind = NarrativeKind,
        Date = narrative.Period.Start,
        EndDate = narrative.Period.End == narrative.Period.Start ? null : narrative.Period.End,
        Quantity = 0,
        Text = narrative.Text,
        Statement = narrative.Statement,
        Withdrawn = narrative.Withdrawn,
        Reason = narrative.Reason,
        Example = narrative.Example,
    };
}
