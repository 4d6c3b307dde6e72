using System.Text.Json;
using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

[Collection(GatewayCollection.Name)]
public sealed class CampaignEndpointTests(GatewayHost host) : RecordEndpointTests(host)
{
    protected override string Path => "/campaigns";

    protected override string Items => "campaigns";

    protected override string BodyField => "campaign";

    protected override string Writer => MunicipalToken;

    protected override string Other => PoliceToken;

    protected override void OnReport(Func<Push, PushResult> answer) => Rpcs.On<ReportCampaignRequest>(request =>
        new ReportCampaignResponse { Result = answer(Asked(request.Campaign, request.Reason, request.ValidateOnly) with { Etag = request.Etag }) });

    protected override void OnStream(Func<Push, IMessage> answer) => Rpcs.On<ReportCampaignsRequest>(request =>
    {
        var response = new ReportCampaignsResponse { RecordId = request.Campaign.RecordId };
        switch (answer(Asked(request.Campaign, request.Reason, validateOnly: false)))
        {
            case PushResult result:
                response.Result = result;
                break;
            case RecordError error:
                response.Error = error;
                break;
        }

        return response;
    });

    protected override void OnWithdraw(Func<(string Source, string RecordId, string Reason, string Etag), PushResult> answer) =>
        Rpcs.On<WithdrawCampaignRequest>(request => new WithdrawCampaignResponse
        {
            Result = answer((request.Source, request.RecordId, request.Reason, request.Etag)),
        });

    protected override void OnGet(Func<(string Source, string RecordId), RecordState> answer) => Rpcs.On<GetCampaignRequest>(request =>
        new GetCampaignResponse { Campaign = new Campaign { State = answer((request.Source, request.RecordId)) } });

    protected override void OnVersions(params RecordState[] versions) => Rpcs.On<ListCampaignVersionsRequest>(_ =>
        new ListCampaignVersionsResponse { Versions = { versions.Select(state => new Campaign { State = state }) } });

    protected override void OnList(string nextPageToken, Action<JsonElement> asked) => Rpcs.On<ListCampaignsRequest>(request =>
    {
        asked(JsonDocument.Parse(ProtoJson.ToUtf8(request)).RootElement);
        return new ListCampaignsResponse
        {
            Campaigns = { new Campaign { RecordId = "r-1" }, new Campaign { RecordId = "r-2" } },
            NextPageToken = nextPageToken,
        };
    });

    private static Push Asked(Campaign campaign, string reason, bool validateOnly) =>
        new(campaign.Source, campaign.RecordId, campaign.Kind, reason, validateOnly);
}
