using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
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

    public static ReportedRecord ToRecord(PoliceActivityRecorded activity) => ReportedRecord.Of(RecordType.PoliceActivity, Party.Police, activity) with
    {
        EndDate = activity.EndDate,
        Quantity = activity.Quantity,
        Unit = activity.Unit,
        Precision = activity.Precision,
        Outcomes = activity.Outcomes,
        Includes = activity.Includes,
    };

    public static ReportedRecord ToRecord(MeasureRecorded measure) => ReportedRecord.Of(RecordType.Measure, Party.Municipality, measure) with
    {
        EndDate = measure.EndDate,
        Quantity = measure.Quantity,
        Unit = measure.Unit,
        Precision = measure.Precision,
        Outcomes = measure.Outcomes,
        Steps = [.. measure.Steps.Where(step => step.Step != MeasureStep.Planned)],
        Includes = measure.Includes,
    };

    public static ReportedRecord ToRecord(CampaignRecorded campaign) => ReportedRecord.Of(RecordType.Campaign, Party.Municipality, campaign) with
    {
        EndDate = campaign.EndDate,
        RiskOccasions = campaign.RiskOccasions,
        Audiences = campaign.Audiences,
    };

    public static ReportedRecord ToRecord(CoordinationMeetingRecorded meeting) => Of(RecordType.Meeting, meeting, meeting.Kind, meeting.Date) with
    {
        JointWith = meeting.Parties,
        ThirdParties = meeting.ThirdParties,
    };

    public static ReportedRecord ToRecord(MilestoneReportRecorded report) => Of(RecordType.MilestoneReport, report, StepReachedKind, report.Date) with
    {
        CommitmentId = report.CommitmentId,
        MilestoneStep = report.Step,
        DayUnknown = report.DayUnknown,
    };

    public static ReportedRecord ToRecord(RequestReportRecorded report) => Of(RecordType.Request, report, RequestKind, report.Date) with
    {
        CommitmentId = report.CommitmentId,
        EndDate = report.EndDate,
        Quantity = report.Met,
        Asked = report.Asked,
    };

    public static ReportedRecord ToRecord(IndicatorObservationRecorded observation) => Of(RecordType.Observation, observation, ObservationKind, observation.Date) with
    {
        CommitmentId = observation.CommitmentId,
        TargetId = observation.TargetId,
        Quantity = 0,
        Value = observation.Change == ObservedChange.Unspecified ? observation.Value : null,
        Change = observation.Change,
        Text = observation.PublishedIn,
    };

    public static ReportedRecord ToRecord(NarrativeRecorded narrative) => Of(RecordType.Narrative, narrative, NarrativeKind, narrative.Period.Start) with
    {
        Party = narrative.Party,
        CommitmentId = narrative.CommitmentId,
        EndDate = narrative.Period.End == narrative.Period.Start ? null : narrative.Period.End,
        Quantity = 0,
        Text = narrative.Text,
        Statement = narrative.Statement,
    };

    /// <summary>What the coordinators' records have in common.</summary>
    private static ReportedRecord Of<TRecorded>(RecordType type, TRecorded recorded, string kind, DateOnly date) where TRecorded : ICoordinatorRecorded => new()
    {
        Type = type,
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        Version = recorded.Version,
        MunicipalityCode = recorded.MunicipalityCode,
        AgreementId = recorded.AgreementId,
        Kind = kind,
        Date = date,
        Withdrawn = recorded.Withdrawn,
        Reason = recorded.Reason,
        Example = recorded.Example,
    };
}
