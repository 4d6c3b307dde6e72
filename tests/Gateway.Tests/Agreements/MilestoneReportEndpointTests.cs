using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Agreements;

[Collection(GatewayCollection.Name)]
public sealed class MilestoneReportEndpointTests(GatewayHost host) : GatewayTests(host)
{
    private const string Path = "/agreements/vetlanda/milestone-reports";

    [Fact]
    public async Task List_Reports_AreOfTheAgreement()
    {
        Rpcs.On<ListMilestoneReportsRequest>(_ => new ListMilestoneReportsResponse { Reports = { new MilestoneReport { RecordId = "m-1" } } });
        var json = await JsonAsync(await GetAsync($"{Path}?limit=1", PoliceToken));
        Assert.Equal("m-1", json.GetProperty("milestoneReports")[0].GetProperty("recordId").GetString());
        Assert.Equal(new ListMilestoneReportsRequest { AgreementId = "vetlanda", PageSize = 1 }, Rpcs.Last<ListMilestoneReportsRequest>());
        await ProblemAsync(await GetAsync(Path), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
    }

    [Fact]
    public async Task Post_Report_TakesTheAgreementFromTheAddress()
    {
        Rpcs.On<ReportMilestoneReportRequest>(_ => new ReportMilestoneReportResponse
        {
            Result = new PushResult { Source = "s", RecordId = "m-1", Outcome = PushOutcome.Created },
        });
        var response = await SendAsync(HttpMethod.Post, $"{Path}?reason=why", CoordinatorToken, """{ "recordId": "m-1", "step": "est" }""");
        await JsonAsync(response, HttpStatusCode.Created);
        Assert.Equal($"{Api}{Path}/s/m-1", response.Headers.Location?.ToString());
        var asked = Rpcs.Last<ReportMilestoneReportRequest>();
        Assert.Equal(("vetlanda", "m-1", "why"), (asked.Report.AgreementId, asked.Report.RecordId, asked.Reason));

        var other = await SendAsync(HttpMethod.Post, Path, CoordinatorToken, """{ "agreementId": "other" }""");
        Assert.Equal(["agreementId"], Fields(await ProblemAsync(other, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Post_ServiceRefusesFields_AreNamedAsInTheBody()
    {
        Rpcs.On<ReportMilestoneReportRequest>(_ => throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "report.step"));
        var response = await SendAsync(HttpMethod.Post, Path, CoordinatorToken, "{}");
        Assert.Equal(["step"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Delete_Report_PassesReasonAndEtag()
    {
        Rpcs.On<WithdrawMilestoneReportRequest>(_ => new WithdrawMilestoneReportResponse
        {
            Result = new PushResult { Outcome = PushOutcome.Withdrawn },
        });
        await JsonAsync(await SendAsync(HttpMethod.Delete, $"{Path}/s/m-1?reason=why", CoordinatorToken, header: ("If-Match", "\"v1-1\"")));
        Assert.Equal(new WithdrawMilestoneReportRequest { Source = "s", RecordId = "m-1", Reason = "why", Etag = "v1-1", AgreementId = "vetlanda" },
            Rpcs.Last<WithdrawMilestoneReportRequest>());

        Rpcs.On<WithdrawMilestoneReportRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "RECORD_NOT_FOUND"));
        await ProblemAsync(await SendAsync(HttpMethod.Delete, $"{Path}/s/m-2?reason=x", CoordinatorToken), HttpStatusCode.NotFound, "RECORD_NOT_FOUND");
    }
}
