using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Requests;

/// <summary>Requests for what is done when somebody asks, and how many of them were met.</summary>
internal sealed class RequestReportType : CoordinatorRecordType<Wire.RequestReport, RequestReportRecorded>
{
    private const long MostAsked = 1_000_000_000;

    public override string Field => "request";

    public override void Check(Wire.RequestReport wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.CommitmentId(wire.CommitmentId);
        var date = violations.DayDone(wire.Date, "date", today);
        violations.OptionalDayDone(wire.EndDate, "endDate", date, today);
        violations.Require(wire.HasAsked && wire.Asked is >= 0 and <= MostAsked, "asked", "Required: 0 or more; 0 says that nobody asked.");
        violations.Require(wire.Met >= 0 && wire.Met <= Math.Max(0, wire.Asked), "met", "0 or more, and at most asked.");
        var targets = agreement is null ? null : violations.TargetsOf(agreement.Terms, wire.CommitmentId);
        violations.Require(targets is null || targets.Any(target => target.OnRequest is not null), "commitmentId",
            "The commitment has no onRequest target.");
    }

    public override RequestReportRecorded ToEvent(Wire.RequestReport wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        CommitmentId = wire.CommitmentId,
        Date = WireValues.ToDay(wire.Date),
        EndDate = wire.EndDate == wire.Date ? null : WireValues.ToOptionalDay(wire.EndDate),
        Asked = wire.Asked,
        Met = wire.Met,
    };

    public override Wire.RequestReport ToWire(RequestReportRecorded recorded) => new()
    {
        CommitmentId = recorded.CommitmentId,
        Date = WireFormat.Day(recorded.Date),
        EndDate = WireFormat.Day(recorded.EndDate),
        Asked = recorded.Asked,
        Met = recorded.Met,
    };
}

/// <summary>The RPCs of reports of requests.</summary>
internal sealed class RequestReportsService(CoordinatorRecords<Wire.RequestReport, RequestReportRecorded> records) : Wire.RequestReportsService.RequestReportsServiceBase
{
    public override async Task<ReportRequestReportResponse> ReportRequestReport(ReportRequestReportRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawRequestReportResponse> WithdrawRequestReport(WithdrawRequestReportRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListRequestReportsResponse> ListRequestReports(ListRequestReportsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListRequestReportsResponse { Requests = { page.Records } });
    }
}
