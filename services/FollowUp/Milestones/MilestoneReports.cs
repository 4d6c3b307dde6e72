using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Milestones;

/// <summary>A step of a milestone target that was reached.</summary>
internal sealed class MilestoneReportType : CoordinatorRecordType<Wire.MilestoneReport, MilestoneReportRecorded>
{
    public override string Field => "report";

    public override void Check(Wire.MilestoneReport wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.CommitmentId(wire.CommitmentId);
        violations.Require(wire.Step.Length > 0, "step", "Required: the code of a step of the commitment's milestone target.");
        violations.DayDone(wire.Date, "date", today);
        var targets = agreement is null ? null : violations.TargetsOf(agreement.Terms, wire.CommitmentId);
        violations.Require(wire.Step.Length == 0 || targets is null || targets.Any(HasStep), "step",
            "The commitment has no milestone target with this step.");

        bool HasStep(TargetTerms target) => target.Milestone?.Steps.Any(step => step.Code == wire.Step) == true;
    }

    public override MilestoneReportRecorded ToEvent(Wire.MilestoneReport wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        CommitmentId = wire.CommitmentId,
        Step = wire.Step,
        Date = WireValues.ToDay(wire.Date),
        DayUnknown = wire.DayUnknown,
    };

    public override Wire.MilestoneReport ToWire(MilestoneReportRecorded recorded) => new()
    {
        CommitmentId = recorded.CommitmentId,
        Step = recorded.Step,
        Date = WireFormat.Day(recorded.Date),
        DayUnknown = recorded.DayUnknown,
    };
}

/// <summary>The RPCs of milestone reports.</summary>
internal sealed class MilestoneReportsService(CoordinatorRecords<Wire.MilestoneReport, MilestoneReportRecorded> records) : Wire.MilestoneReportsService.MilestoneReportsServiceBase
{
    public override async Task<ReportMilestoneReportResponse> ReportMilestoneReport(ReportMilestoneReportRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawMilestoneReportResponse> WithdrawMilestoneReport(WithdrawMilestoneReportRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListMilestoneReportsResponse> ListMilestoneReports(ListMilestoneReportsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListMilestoneReportsResponse { Reports = { page.Records } });
    }
}
