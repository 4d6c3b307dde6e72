using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using RequestsClient = Medborgarlofte.Contracts.FollowUp.V1.RequestReportsService.RequestReportsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The requests that were made to an agreement's parties.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/agreements/{id}/requests").WithTags("Requests");
        requests.MapGet("", List).RequireToken()
            .Describe(Described.List<RequestReport>("listRequests", "Önskemål i ett medborgarlöfte", "Requests of an agreement",
                "requests", Parameter.AsOf));
        requests.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("request"))
            .Describe(Described.Push<RequestReport>("reportRequest", "Rapportera önskemål", "Report requests",
                "recordId", "commitmentId", "date", "asked"));
        requests.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawRequest", "Återta önskemål", "Withdraw requests"));
    }

    private static async Task<IResult> List(HttpContext http, string id, RequestsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListRequestReportsAsync(
            new ListRequestReportsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "requests", page.Requests, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, RequestsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var report = await JsonBody.ReadAsync<RequestReport>(http.Request);
        var key = new PathKey();
        report.AgreementId = key.Same(id, report.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportRequestReportAsync(
            new ReportRequestReportRequest { Request = report, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, RequestsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawRequestReportRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawRequestReportAsync(new WithdrawRequestReportRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/requests";
}
