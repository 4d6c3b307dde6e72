using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Agreements;

[Collection(GatewayCollection.Name)]
public sealed class MeetingEndpointTests(GatewayHost host) : GatewayTests(host)
{
    private const string Path = "/agreements/vetlanda/meetings";

    [Fact]
    public async Task List_Meetings_AreOfTheAgreement()
    {
        Rpcs.On<ListCoordinationMeetingsRequest>(_ => new ListCoordinationMeetingsResponse { Meetings = { new CoordinationMeeting { RecordId = "m-1" } } });
        var json = await JsonAsync(await GetAsync($"{Path}?limit=1", PoliceToken));
        Assert.Equal("m-1", json.GetProperty("meetings")[0].GetProperty("recordId").GetString());
        Assert.Equal(new ListCoordinationMeetingsRequest { AgreementId = "vetlanda", PageSize = 1 }, Rpcs.Last<ListCoordinationMeetingsRequest>());
        await ProblemAsync(await GetAsync(Path), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
    }

    [Fact]
    public async Task Post_Meeting_TakesTheAgreementFromTheAddress()
    {
        Rpcs.On<ReportCoordinationMeetingRequest>(_ => new ReportCoordinationMeetingResponse
        {
            Result = new PushResult { Source = "s", RecordId = "m-1", Outcome = PushOutcome.Created },
        });
        var response = await SendAsync(HttpMethod.Post, $"{Path}?reason=why", CoordinatorToken, """{ "recordId": "m-1", "parties": ["police"] }""");
        await JsonAsync(response, HttpStatusCode.Created);
        Assert.Equal($"{Api}{Path}/s/m-1", response.Headers.Location?.ToString());
        var asked = Rpcs.Last<ReportCoordinationMeetingRequest>();
        Assert.Equal(("vetlanda", "m-1", "why"), (asked.Meeting.AgreementId, asked.Meeting.RecordId, asked.Reason));

        var other = await SendAsync(HttpMethod.Post, Path, CoordinatorToken, """{ "agreementId": "other" }""");
        Assert.Equal(["agreementId"], Fields(await ProblemAsync(other, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Post_ServiceRefusesFields_AreNamedAsInTheBody()
    {
        Rpcs.On<ReportCoordinationMeetingRequest>(_ => throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "meeting.date"));
        var response = await SendAsync(HttpMethod.Post, Path, CoordinatorToken, "{}");
        Assert.Equal(["date"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Delete_Meeting_PassesReasonAndEtag()
    {
        Rpcs.On<WithdrawCoordinationMeetingRequest>(_ => new WithdrawCoordinationMeetingResponse
        {
            Result = new PushResult { Outcome = PushOutcome.Withdrawn },
        });
        await JsonAsync(await SendAsync(HttpMethod.Delete, $"{Path}/s/m-1?reason=why", CoordinatorToken, header: ("If-Match", "\"v1-1\"")));
        Assert.Equal(new WithdrawCoordinationMeetingRequest { Source = "s", RecordId = "m-1", Reason = "why", Etag = "v1-1", AgreementId = "vetlanda" },
            Rpcs.Last<WithdrawCoordinationMeetingRequest>());

        Rpcs.On<WithdrawCoordinationMeetingRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "RECORD_NOT_FOUND"));
        await ProblemAsync(await SendAsync(HttpMethod.Delete, $"{Path}/s/m-2?reason=x", CoordinatorToken), HttpStatusCode.NotFound, "RECORD_NOT_FOUND");
    }
}
