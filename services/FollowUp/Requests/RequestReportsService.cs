using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Requests;

/// <summary>The RPCs of reports of requests.</summary>
internal sealed class RequestReportsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, RequestReport> writer,
    ILogger<RequestReportsService> logger)
    : Wire.RequestReportsService.RequestReportsServiceBase
{
    public override async Task<ReportRequestReportResponse> ReportRequestReport(
        ReportRequestReportRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Request ?? new Wire.RequestReport();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var report = RequestReportMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<RequestReport>(report, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.RequestReported(caller.Source, result.Outcome);
        return new ReportRequestReportResponse { Result = result };
    }

    public override async Task<WithdrawRequestReportResponse> WithdrawRequestReport(
        WithdrawRequestReportRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(
            caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken,
            isAt: record => record.AgreementId.IsNamedBy(request.AgreementId));
        logger.RequestReported(caller.Source, result.Outcome);
        return new WithdrawRequestReportResponse { Result = result };
    }

    public override async Task<ListRequestReportsResponse> ListRequestReports(
        ListRequestReportsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var reports = request.AsOf is not null
            ? await database.HeldPageAsync<RequestReportRecorded, Wire.RequestReport>(
                JournalTypes.RequestReport, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, RequestReportMapping.ToWire,
                context.CancellationToken)
            : (await database.RequestReports.AsNoTracking()
                .Where(r => r.AgreementId == request.AgreementId)
                .OrderBy(r => r.Source).ThenBy(r => r.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(RequestReportMapping.ToWire);

        var response = new ListRequestReportsResponse { NextPageToken = page.NextToken(reports.Count) };
        response.Requests.AddRange(reports.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
