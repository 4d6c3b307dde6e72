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

namespace Medborgarlofte.FollowUp.Milestones;

/// <summary>The RPCs of milestone reports.</summary>
internal sealed class MilestoneReportsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, MilestoneReport> writer,
    ILogger<MilestoneReportsService> logger)
    : Wire.MilestoneReportsService.MilestoneReportsServiceBase
{
    public override async Task<ReportMilestoneReportResponse> ReportMilestoneReport(
        ReportMilestoneReportRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Report ?? new Wire.MilestoneReport();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var report = MilestoneReportMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<MilestoneReport>(report, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.MilestoneReported(caller.Source, result.Outcome);
        return new ReportMilestoneReportResponse { Result = result };
    }

    public override async Task<WithdrawMilestoneReportResponse> WithdrawMilestoneReport(
        WithdrawMilestoneReportRequest request, ServerCallContext context)
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
        logger.MilestoneReported(caller.Source, result.Outcome);
        return new WithdrawMilestoneReportResponse { Result = result };
    }

    public override async Task<ListMilestoneReportsResponse> ListMilestoneReports(
        ListMilestoneReportsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var reports = request.AsOf is not null
            ? await database.HeldPageAsync<MilestoneReportRecorded, Wire.MilestoneReport>(
                JournalTypes.MilestoneReport, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, MilestoneReportMapping.ToWire,
                context.CancellationToken)
            : (await database.MilestoneReports.AsNoTracking()
                .Where(r => r.AgreementId == request.AgreementId)
                .OrderBy(r => r.Source).ThenBy(r => r.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(MilestoneReportMapping.ToWire);

        var response = new ListMilestoneReportsResponse { NextPageToken = page.NextToken(reports.Count) };
        response.Reports.AddRange(reports.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
