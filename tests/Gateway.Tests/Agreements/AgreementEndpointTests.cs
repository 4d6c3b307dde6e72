using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Agreements;

[Collection(GatewayCollection.Name)]
public sealed class AgreementEndpointTests(GatewayHost host) : GatewayTests(host)
{
    private static readonly Agreement Vetlanda = new() { Id = "vetlanda", State = AgreementState.Draft, Record = new RecordState { Etag = "v1-1" } };

    [Fact]
    public async Task List_NoToken_IsAsked()
    {
        Rpcs.On<ListAgreementsRequest>(_ => new ListAgreementsResponse { Agreements = { Vetlanda } });
        var json = await JsonAsync(await GetAsync("/agreements?municipality-code=0685&limit=5&offset=5"));
        Assert.Equal("draft", json.GetProperty("agreements")[0].GetProperty("state").GetString());
        Assert.Equal(new ListAgreementsRequest { MunicipalityCode = "0685", PageSize = 5, PageToken = "5" }, Rpcs.Last<ListAgreementsRequest>());
    }

    [Fact]
    public async Task Get_Agreement_HasItsEtagAnd304()
    {
        Rpcs.On<GetAgreementRequest>(request => new GetAgreementResponse { Agreement = new Agreement(Vetlanda) { Id = request.AgreementId } });
        var response = await GetAsync("/agreements/vetlanda");
        Assert.Equal("vetlanda", (await JsonAsync(response)).GetProperty("id").GetString());
        var again = await SendAsync(HttpMethod.Get, "/agreements/vetlanda", header: ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Post_NewDraft_201WithAgreementAndWarnings()
    {
        Rpcs.On<DraftAgreementRequest>(request => new DraftAgreementResponse
        {
            Outcome = PushOutcome.Created,
            Agreement = new Agreement(request.Agreement) { Record = Vetlanda.Record },
            Warnings = { new LintWarning { Field = "commitments[3]", Code = "NO_NUMBER" } },
        });
        var response = await SendAsync(HttpMethod.Post, "/agreements", CoordinatorToken,
            """{ "id": "vetlanda", "commitments": [{ "id": "1", "targets": [{ "milestone": { "steps": [{ "code": "est" }] } }] }] }""");
        var json = await JsonAsync(response, HttpStatusCode.Created);
        Assert.Equal("est", json.GetProperty("agreement").GetProperty("commitments")[0].GetProperty("targets")[0].GetProperty("milestone")
            .GetProperty("steps")[0].GetProperty("code").GetString());
        Assert.Equal("NO_NUMBER", json.GetProperty("warnings")[0].GetProperty("code").GetString());
        Assert.Equal(($"{Api}/agreements/vetlanda", "\"v1-1\""), (response.Headers.Location?.ToString(), response.Headers.ETag?.ToString()));
    }

    [Fact]
    public async Task Put_Draft_PassesIdEtagAndValidateOnly()
    {
        Rpcs.On<DraftAgreementRequest>(_ => new DraftAgreementResponse { Outcome = PushOutcome.Corrected });
        await JsonAsync(await SendAsync(HttpMethod.Put, "/agreements/vetlanda?validate-only=true", CoordinatorToken, "{}", header: ("If-Match", "\"v1-1\"")));
        var asked = Rpcs.Last<DraftAgreementRequest>();
        Assert.Equal(("vetlanda", "v1-1", true), (asked.Agreement.Id, asked.Etag, asked.ValidateOnly));

        var other = await SendAsync(HttpMethod.Put, "/agreements/vetlanda", CoordinatorToken, """{ "id": "other" }""");
        Assert.Equal(["id"], Fields(await ProblemAsync(other, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition, "AGREEMENT_SIGNED", HttpStatusCode.Conflict)]
    [InlineData(StatusCode.Aborted, "ETAG_MISMATCH", HttpStatusCode.PreconditionFailed)]
    public async Task Put_ServiceRefuses_IsTold(StatusCode code, string reason, HttpStatusCode status)
    {
        Rpcs.On<DraftAgreementRequest>(_ => throw Refusal.Of(code, reason));
        await ProblemAsync(await SendAsync(HttpMethod.Put, "/agreements/vetlanda", CoordinatorToken, "{}"), status, reason);
    }

    [Fact]
    public async Task Put_ServiceRefusesFields_AreNamedAsInTheBody()
    {
        Rpcs.On<DraftAgreementRequest>(_ => throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "agreement.commitments[0].targets[1].counting.kinds[2]"));
        var response = await SendAsync(HttpMethod.Put, "/agreements/vetlanda", CoordinatorToken, "{}");
        Assert.Equal(["commitments[0].targets[1].counting.kinds[2]"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Sign_Agreement_PassesTheSignature()
    {
        Rpcs.On<SignAgreementRequest>(_ => new SignAgreementResponse { Outcome = PushOutcome.Created, Agreement = Vetlanda });
        var response = await SendAsync(HttpMethod.Post, "/agreements/vetlanda/signatures", CoordinatorToken,
            """{ "party": "municipality", "role": "kommunstyrelsens ordförande", "signedOn": "2020-01-15" }""");
        Assert.Equal("vetlanda", (await JsonAsync(response, HttpStatusCode.Created)).GetProperty("agreement").GetProperty("id").GetString());
        var signature = new Signature { Party = Party.Municipality, Role = "kommunstyrelsens ordförande", SignedOn = "2020-01-15" };
        Assert.Equal(new SignAgreementRequest { AgreementId = "vetlanda", Signature = signature }, Rpcs.Last<SignAgreementRequest>());
    }

    [Fact]
    public async Task Revise_Agreement_PassesTheRevision()
    {
        Rpcs.On<ReviseAgreementRequest>(_ => new ReviseAgreementResponse { Outcome = PushOutcome.Unchanged, Agreement = Vetlanda });
        await JsonAsync(await SendAsync(HttpMethod.Post, "/agreements/vetlanda/revisions", CoordinatorToken, """{ "number": 1, "endedCommitments": ["2"] }"""));
        var revision = new Revision { Number = 1, EndedCommitments = { "2" } };
        Assert.Equal(new ReviseAgreementRequest { AgreementId = "vetlanda", Revision = revision }, Rpcs.Last<ReviseAgreementRequest>());

        await JsonAsync(await SendAsync(HttpMethod.Post, "/agreements/vetlanda/revisions?propose-only=true", CoordinatorToken, """{ "number": 1, "endedCommitments": ["4"] }"""));
        Assert.True(Rpcs.Last<ReviseAgreementRequest>().ProposeOnly);

        Rpcs.On<WithdrawRevisionRequest>(_ => new WithdrawRevisionResponse { Outcome = PushOutcome.Withdrawn, Agreement = Vetlanda });
        await JsonAsync(await SendAsync(HttpMethod.Delete, "/agreements/vetlanda/revisions/1", CoordinatorToken));
        Assert.Equal(new WithdrawRevisionRequest { AgreementId = "vetlanda", Number = 1 }, Rpcs.Last<WithdrawRevisionRequest>());

        Rpcs.On<ReviseAgreementRequest>(_ => throw Refusal.Of(StatusCode.FailedPrecondition, "REVISION_OUT_OF_ORDER", "revision.number"));
        var refused = await SendAsync(HttpMethod.Post, "/agreements/vetlanda/revisions", CoordinatorToken, "{}");
        Assert.Equal(["number"], Fields(await ProblemAsync(refused, HttpStatusCode.Conflict, "REVISION_OUT_OF_ORDER")));
    }

    [Theory]
    [InlineData("POST", "/agreements")]
    [InlineData("PUT", "/agreements/vetlanda")]
    [InlineData("POST", "/agreements/vetlanda/signatures")]
    [InlineData("POST", "/agreements/vetlanda/revisions")]
    [InlineData("POST", "/agreements/vetlanda/meetings")]
    [InlineData("DELETE", "/agreements/vetlanda/meetings/s/r")]
    [InlineData("POST", "/agreements/vetlanda/milestone-reports")]
    [InlineData("DELETE", "/agreements/vetlanda/milestone-reports/s/r")]
    public async Task Write_WithoutTheScope_401Or403(string method, string path)
    {
        await ProblemAsync(await SendAsync(new HttpMethod(method), path, null, "{}"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        await ProblemAsync(await SendAsync(new HttpMethod(method), path, PoliceToken, "{}"), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        Assert.Equal(0, Rpcs.Calls);
    }
}
