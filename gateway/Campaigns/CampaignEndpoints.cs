using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using MunicipalClient = Medborgarlofte.Contracts.Municipal.V1.CampaignsService.CampaignsServiceClient;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Campaigns;

/// <summary>Campaigns and information efforts of the municipality.</summary>
internal static class CampaignEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/campaigns";
    private const string Record = "/{source}/{recordId}";

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns").WithMetadata(new FieldPaths("campaign"));
        campaigns.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly)
            .Describe(Described.List<Campaign>("listCampaigns", "Kommunens kampanjer", "The municipality's campaigns", "campaigns", RecordFilter.Parameters));
        campaigns.MapPost("", Report).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.PushMany<Campaign>("reportCampaign", "Rapportera en kampanj, eller många", "Report a campaign, or many",
                "recordId", "municipalityCode", "kind", "title", "startDate"));
        campaigns.MapGet(Record, Get).RequireToken()
            .Describe(Described.Stored<Campaign>("getCampaign", "Läs en kampanj", "Read a campaign"));
        campaigns.MapPut(Record, Put).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.Put<Campaign>("putCampaign", "Rapportera eller rätta en kampanj", "Report or correct a campaign",
                "municipalityCode", "kind", "title", "startDate"));
        campaigns.MapDelete(Record, Withdraw).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.Withdrawal("withdrawCampaign", "Återta en kampanj", "Withdraw a campaign"));
        campaigns.MapGet($"{Record}/versions", Versions).RequireToken()
            .Describe(Described.Message<ListCampaignVersionsResponse>("listCampaignVersions", "Alla versioner, äldst först", "Every version, oldest first"));
        campaigns.MapGet($"{Record}/matches", Matches).RequireToken()
            .Describe(Described.Matches("listCampaignMatches"));
    }

    private static async Task<IResult> List(HttpContext http, MunicipalClient municipal)
    {
        var filter = RecordFilter.Read(http.Request);
        var page = await municipal.ListCampaignsAsync(new ListCampaignsRequest
        {
            MunicipalityCode = filter.MunicipalityCode,
            Kind = filter.Kind,
            FromDate = filter.FromDate,
            ToDate = filter.ToDate,
            Source = filter.Source,
            IncludeWithdrawn = filter.IncludeWithdrawn,
            AsOf = filter.AsOf,
            PageSize = filter.Paging.Limit,
            PageToken = filter.Paging.Token,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, "campaigns", page.Campaigns, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, MunicipalClient municipal, ReportingClient reporting)
    {
        if (ManyRecords.AreSentBy(http.Request))
        {
            return await ManyRecords.ReportAsync(http, Calls(municipal), reporting);
        }

        var push = PushQuery.Read(http.Request);
        return await PushAsync(http, municipal, reporting, await ReadBodyAsync(http, municipal), push);
    }

    private static RecordCalls<Campaign, ReportCampaignsRequest, ReportCampaignsResponse> Calls(MunicipalClient municipal) => new(
        cancellationToken => municipal.ReportCampaigns(cancellationToken: cancellationToken),
        (campaign, push) => new ReportCampaignsRequest
        {
            Campaign = campaign, Reason = push.Reason, Atomic = push.Atomic, ValidateOnly = push.ValidateOnly,
        },
        response => new StreamAnswer(response.RecordId, response.Result, response.Error),
        Candidate);

    private static PreviewRecordsRequest Candidate(Campaign campaign, string source) =>
        new() { Campaign = new Campaign(campaign) { Source = source } };

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var asOf = AsOf.Read(http.Request);
        var campaign = (await municipal.GetCampaignAsync(
            new GetCampaignRequest { Source = source, RecordId = recordId, AsOf = asOf }, cancellationToken: http.RequestAborted)).Campaign;
        return RecordAnswer.Of(http.Request, campaign, campaign.State);
    }

    private static async Task<IResult> Put(
        HttpContext http, string source, string recordId, MunicipalClient municipal, ReportingClient reporting)
    {
        var push = PushQuery.Read(http.Request);
        var campaign = await ReadBodyAsync(http, municipal);
        var key = new PathKey();
        campaign.Source = key.Same(source, campaign.Source, "source");
        campaign.RecordId = key.Same(recordId, campaign.RecordId, "recordId");
        key.ThrowIfDifferent();
        return await PushAsync(http, municipal, reporting, campaign, push, Preconditions.ForPut(http.Request));
    }

    private static async Task<IResult> Withdraw(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawCampaignRequest>(http.Request, request => request.Reason);
        var response = await municipal.WithdrawCampaignAsync(new WithdrawCampaignRequest
        {
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await municipal.ListCampaignVersionsAsync(
            new ListCampaignVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var commitmentId = query.Text("commitment-id");
        var asOf = AsOfPosition.Read(query);
        query.ThrowIfBad();
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "campaign", Source = source, RecordId = recordId, CommitmentId = commitmentId, AsOf = asOf.AsOf, Position = asOf.Position },
            cancellationToken: http.RequestAborted));
    }

    private static Task<Campaign> ReadBodyAsync(HttpContext http, MunicipalClient municipal) => JsonBody.ReadAsync<Campaign>(
        http.Request, campaign => municipal.ReportCampaignAsync(
            new ReportCampaignRequest { Campaign = campaign, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(
        HttpContext http, MunicipalClient municipal, ReportingClient reporting, Campaign campaign, PushQuery push, string etag = "")
    {
        var response = await municipal.ReportCampaignAsync(
            new ReportCampaignRequest { Campaign = campaign, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag },
            cancellationToken: http.RequestAborted);
        return push.ValidateOnly
            ? await PushAnswers.PreviewAsync(http, response.Result, reporting, Candidate(campaign, response.Result.Source))
            : PushAnswers.Of(response.Result, Collection);
    }
}
