using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Gateway.Tests.Manifests;

[Collection(GatewayCollection.Name)]
public sealed class ManifestEndpointTests(GatewayHost host) : GatewayTests(host)
{
    private const string Body = """{ "recordId": "m-1", "period": { "startDate": "2021-01-01", "endDate": "2021-01-31" }, "recordCount": 0 }""";

    [Fact]
    public async Task Post_PoliceToken_GoesToThePoliceService()
    {
        Rpcs.On<ReportPoliceManifestRequest>(_ => new ReportPoliceManifestResponse { Result = new PushResult { Outcome = PushOutcome.Created, Source = "demo", RecordId = "m-1" } });
        var response = await SendAsync(HttpMethod.Post, "/manifests?reason=why&validate-only=false", PoliceToken, Body);
        await JsonAsync(response, HttpStatusCode.Created);
        Assert.Equal($"{Api}/manifests/demo/m-1?party=police", response.Headers.Location?.ToString());
        var asked = Rpcs.Last<ReportPoliceManifestRequest>();
        Assert.Equal(("m-1", "2021-01-31", "why", false), (asked.Manifest.RecordId, asked.Manifest.Period.EndDate, asked.Reason, asked.ValidateOnly));
    }

    [Fact]
    public async Task Post_MunicipalToken_GoesToTheMunicipalService()
    {
        Rpcs.On<ReportMunicipalManifestRequest>(_ => new ReportMunicipalManifestResponse { Result = new PushResult { Outcome = PushOutcome.Unchanged } });
        await JsonAsync(await SendAsync(HttpMethod.Post, "/manifests?validate-only=true", MunicipalToken, Body));
        Assert.True(Rpcs.Last<ReportMunicipalManifestRequest>().ValidateOnly);
    }

    [Fact]
    public async Task Post_CoordinatorsToken_GoesToTheFollowUpService()
    {
        Rpcs.On<ReportCoordinatorManifestRequest>(_ => new ReportCoordinatorManifestResponse { Result = new PushResult { Outcome = PushOutcome.Unchanged } });
        await JsonAsync(await SendAsync(HttpMethod.Post, "/manifests", Host.Token("municipality", Scopes.FollowUpManage), Body));
        Assert.Equal("m-1", Rpcs.Last<ReportCoordinatorManifestRequest>().Manifest.RecordId);
    }

    [Fact]
    public async Task Put_CoordinatorsTokenWithIfMatch_StatesTheEtag()
    {
        Rpcs.On<ReportCoordinatorManifestRequest>(_ => new ReportCoordinatorManifestResponse { Result = new PushResult { Outcome = PushOutcome.Corrected } });
        var body = Body.Replace("\"recordId\": \"m-1\", ", "", StringComparison.Ordinal);
        var token = Host.Token("municipality", Scopes.FollowUpManage);
        await JsonAsync(await SendAsync(HttpMethod.Put, "/manifests/demo/m-1", token, body, header: ("If-Match", "\"v1-7\"")));
        Assert.Equal("v1-7", Rpcs.Last<ReportCoordinatorManifestRequest>().Etag);
    }

    [Fact]
    public async Task Post_TokenOfReporterAndCoordinator_GoesWhereTheQuerySays()
    {
        Rpcs.On<ReportCoordinatorManifestRequest>(_ => new ReportCoordinatorManifestResponse { Result = new PushResult { Outcome = PushOutcome.Unchanged } });
        var both = Host.Token("municipality", $"{Scopes.MunicipalReport} {Scopes.FollowUpManage}");
        await JsonAsync(await SendAsync(HttpMethod.Post, "/manifests?party=coordinators", both, Body));
        Assert.Equal("m-1", Rpcs.Last<ReportCoordinatorManifestRequest>().Manifest.RecordId);
        await ProblemAsync(await SendAsync(HttpMethod.Post, "/manifests?party=coordinators", PoliceToken, Body), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        await ProblemAsync(await SendAsync(HttpMethod.Post, "/manifests?party=police", both, Body), HttpStatusCode.Forbidden, "PARTY_MISMATCH");
    }

    [Fact]
    public async Task Post_Reinstate_IsRefusedRatherThanIgnored()
    {
        var response = await SendAsync(HttpMethod.Post, "/manifests?reinstate=true", PoliceToken, Body);
        Assert.Equal(["reinstate"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Delete_PoliceToken_WithdrawsInThePoliceService()
    {
        Rpcs.On<WithdrawPoliceManifestRequest>(_ => new WithdrawPoliceManifestResponse { Result = new PushResult { Outcome = PushOutcome.Withdrawn } });
        await JsonAsync(await SendAsync(HttpMethod.Delete, "/manifests/demo/m-1?reason=fel", PoliceToken));
        var asked = Rpcs.Last<WithdrawPoliceManifestRequest>();
        Assert.Equal(("demo", "m-1", "fel"), (asked.Source, asked.RecordId, asked.Reason));
    }

    [Fact]
    public async Task Get_OneOfAnotherParty_IsReadFromItsService()
    {
        Rpcs.On<GetMunicipalManifestRequest>(_ => new GetMunicipalManifestResponse { Manifest = new Manifest { RecordId = "m-1" } });
        var json = await JsonAsync(await GetAsync("/manifests/demo/m-1?party=municipality", PoliceToken));
        Assert.Equal("m-1", json.GetProperty("recordId").GetString());
    }

    [Fact]
    public async Task Post_ServiceRefusesFields_AreNamedAsInTheBody()
    {
        Rpcs.On<ReportPoliceManifestRequest>(_ =>
            throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "manifest.period.endDate", "manifest.kinds[0]"));
        var response = await SendAsync(HttpMethod.Post, "/manifests", PoliceToken, Body);
        Assert.Equal(["period.endDate", "kinds[0]"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Post_TokenThatDoesNotCoverIt_401Or403()
    {
        await ProblemAsync(await SendAsync(HttpMethod.Post, "/manifests", null, Body), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        var otherScope = Host.Token("police", Scopes.MunicipalReport);
        await ProblemAsync(await SendAsync(HttpMethod.Post, "/manifests", otherScope, Body), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        var noParty = Host.Token("", Scopes.MunicipalReport);
        await ProblemAsync(await SendAsync(HttpMethod.Post, "/manifests", noParty, Body), HttpStatusCode.Forbidden, "PARTY_MISMATCH");
        Assert.Equal(0, Rpcs.Calls);
    }

    [Fact]
    public async Task Get_OwnParty_IsTheDefault()
    {
        Rpcs.On<ListPoliceManifestsRequest>(_ => new ListPoliceManifestsResponse
        {
            Manifests = { new Manifest { RecordId = "m-1" } },
            NextPageToken = "1",
        });
        var json = await JsonAsync(await GetAsync("/manifests?municipality-code=0685&limit=1", PoliceToken));
        Assert.Equal("m-1", json.GetProperty("manifests")[0].GetProperty("recordId").GetString());
        Assert.Equal($"{Api}/manifests?municipality-code=0685&limit=1&offset=1", json.GetProperty("nextPage").GetString());
        Assert.Equal(new ListPoliceManifestsRequest { MunicipalityCode = "0685", PageSize = 1 }, Rpcs.Last<ListPoliceManifestsRequest>());
    }

    [Fact]
    public async Task Get_OtherParty_IsNamed()
    {
        Rpcs.On<ListMunicipalManifestsRequest>(_ => new ListMunicipalManifestsResponse());
        var json = await JsonAsync(await GetAsync("/manifests?party=municipality&page=3", PoliceToken));
        Assert.Equal(0, json.GetProperty("manifests").GetArrayLength());
        Assert.Equal("40", Rpcs.Last<ListMunicipalManifestsRequest>().PageToken);
    }

    [Fact]
    public async Task Get_NoPartyAnywhere_400()
    {
        var response = await GetAsync("/manifests", Host.Token("", Scopes.ReportsInternal));
        Assert.Equal(["party"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
        await ProblemAsync(await GetAsync("/manifests?party=police"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
    }
}
