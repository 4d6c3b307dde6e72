using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
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
        campaigns.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly);
        campaigns.MapPost("", Report).RequireScope(Scopes.MunicipalReport);
        campaigns.MapGet(Record, Get).RequireToken();
        campaigns.MapPut(Record, Put).RequireScope(Scopes.MunicipalReport);
        campaigns.MapDelete(Record, Withdraw).RequireScope(Scopes.MunicipalReport);
        campaigns.MapGet($"{Record}/versions", Versions).RequireToken();
        campaigns.MapGet($"{Record}/matches", Matches).RequireToken();
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
            PageSize = filter.Paging.Limit,
            PageToken = filter.Paging.Token,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, "campaigns", page.Campaigns, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, MunicipalClient municipal)
    {
        if (!Ndjson.IsSentBy(http.Request))
        {
            var push = PushQuery.Read(http.Request);
            return await PushAsync(http, municipal, await ReadBodyAsync(http, municipal), push);
        }

        var reason = PushQuery.ReadForStream(http.Request).Reason;
        return new RecordStream<Campaign, ReportCampaignsRequest, ReportCampaignsResponse>(
            municipal.ReportCampaigns(cancellationToken: http.RequestAborted),
            campaign => new ReportCampaignsRequest { Campaign = campaign, Reason = reason },
            response => new StreamAnswer(response.RecordId, response.Result, response.Error));
    }

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        var campaign = await ReadAsync(http, source, recordId, municipal);
        return RecordAnswer.Of(http.Request, campaign, campaign.State);
    }

    private static async Task<IResult> Put(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var push = PushQuery.Read(http.Request);
        var campaign = await ReadBodyAsync(http, municipal);
        var key = new PathKey();
        campaign.Source = key.Same(source, campaign.Source, "source");
        campaign.RecordId = key.Same(recordId, campaign.RecordId, "recordId");
        key.ThrowIfDifferent();
        await Preconditions.RequireAsync(http.Request, async () => (await ReadAsync(http, source, recordId, municipal)).State);
        return await PushAsync(http, municipal, campaign, push);
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
        return PushAnswers.Of(response.Result, Collection, validateOnly: false);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await municipal.ListCampaignVersionsAsync(
            new ListCampaignVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var commitmentId = QueryReader.ReadOnly(http.Request, "commitment-id");
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "campaign", Source = source, RecordId = recordId, CommitmentId = commitmentId },
            cancellationToken: http.RequestAborted));
    }

    private static async Task<Campaign> ReadAsync(HttpContext http, string source, string recordId, MunicipalClient municipal) =>
        (await municipal.GetCampaignAsync(
            new GetCampaignRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted)).Campaign;

    private static Task<Campaign> ReadBodyAsync(HttpContext http, MunicipalClient municipal) => JsonBody.ReadAsync<Campaign>(
        http.Request, campaign => municipal.ReportCampaignAsync(
            new ReportCampaignRequest { Campaign = campaign, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(HttpContext http, MunicipalClient municipal, Campaign campaign, PushQuery push)
    {
        var response = await municipal.ReportCampaignAsync(
            new ReportCampaignRequest { Campaign = campaign, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, push.ValidateOnly);
    }
}
