using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using ReportsClient = Medborgarlofte.Contracts.FollowUp.V1.MilestoneReportsService.MilestoneReportsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The milestone reports of an agreement.</summary>
internal static class MilestoneReportEndpoints
{
    public static void MapMilestoneReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/agreements/{id}/milestone-reports").WithTags("Milestone reports");
        reports.MapGet("", List).RequireToken()
            .Describe(Described.List<MilestoneReport>("listMilestoneReports", "Nådda steg i ett medborgarlöfte", "Steps reached in an agreement",
                "milestoneReports", Parameter.AsOf));
        reports.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("report"))
            .Describe(Described.Push<MilestoneReport>("reportMilestoneReport", "Rapportera ett nått steg", "Report a step that was reached",
                "recordId", "commitmentId", "step", "date"));
        reports.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawMilestoneReport", "Återta ett nått steg", "Withdraw a step that was reached"));
    }

    private static async Task<IResult> List(HttpContext http, string id, ReportsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListMilestoneReportsAsync(
            new ListMilestoneReportsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "milestoneReports", page.Reports, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, ReportsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var report = await JsonBody.ReadAsync<MilestoneReport>(http.Request);
        var key = new PathKey();
        report.AgreementId = key.Same(id, report.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportMilestoneReportAsync(
            new ReportMilestoneReportRequest { Report = report, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, ReportsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawMilestoneReportRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawMilestoneReportAsync(new WithdrawMilestoneReportRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/milestone-reports";
}
