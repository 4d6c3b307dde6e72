using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Milestones;

/// <summary>A step of a milestone target that was reached.</summary>
internal sealed class MilestoneReport : SourceRecord
{
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required string Step { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>True when it is only known that the step had been reached by <see cref="Date"/>.</summary>
    public required bool DayUnknown { get; init; }

    public override string EntryType => JournalTypes.MilestoneReport;

    public override string Subject => $"milestone-report/{Source}/{RecordId}";

    public override object ToEvent() => new MilestoneReportRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        CommitmentId = CommitmentId,
        Step = Step,
        Date = Date,
        DayUnknown = DayUnknown,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
