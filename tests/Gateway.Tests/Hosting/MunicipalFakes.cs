using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>CampaignsService, as a test says.</summary>
internal sealed class CampaignsServiceFake(Rpcs rpcs) : CampaignsService.CampaignsServiceBase
{
    public override Task<ReportCampaignResponse> ReportCampaign(ReportCampaignRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportCampaignRequest, ReportCampaignResponse>(request, context));

    public override Task ReportCampaigns(
        IAsyncStreamReader<ReportCampaignsRequest> requestStream,
        IServerStreamWriter<ReportCampaignsResponse> responseStream, ServerCallContext context) =>
        rpcs.AnswerAsync(requestStream, responseStream, context);

    public override Task<WithdrawCampaignResponse> WithdrawCampaign(WithdrawCampaignRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawCampaignRequest, WithdrawCampaignResponse>(request, context));

    public override Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetCampaignRequest, GetCampaignResponse>(request, context));

    public override Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListCampaignsRequest, ListCampaignsResponse>(request, context));

    public override Task<ListCampaignVersionsResponse> ListCampaignVersions(ListCampaignVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListCampaignVersionsRequest, ListCampaignVersionsResponse>(request, context));
}

/// <summary>MunicipalManifestsService, as a test says.</summary>
internal sealed class MunicipalManifestsServiceFake(Rpcs rpcs) : MunicipalManifestsService.MunicipalManifestsServiceBase
{
    public override Task<ReportMunicipalManifestResponse> ReportMunicipalManifest(
        ReportMunicipalManifestRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportMunicipalManifestRequest, ReportMunicipalManifestResponse>(request, context));

    public override Task<ListMunicipalManifestsResponse> ListMunicipalManifests(ListMunicipalManifestsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListMunicipalManifestsRequest, ListMunicipalManifestsResponse>(request, context));

    public override Task<GetMunicipalManifestResponse> GetMunicipalManifest(GetMunicipalManifestRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetMunicipalManifestRequest, GetMunicipalManifestResponse>(request, context));
}

/// <summary>MeasuresService, as a test says.</summary>
internal sealed class MeasuresServiceFake(Rpcs rpcs) : MeasuresService.MeasuresServiceBase
{
    public override Task<ReportMeasureResponse> ReportMeasure(ReportMeasureRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportMeasureRequest, ReportMeasureResponse>(request, context));

    public override Task ReportMeasures(
        IAsyncStreamReader<ReportMeasuresRequest> requestStream,
        IServerStreamWriter<ReportMeasuresResponse> responseStream, ServerCallContext context) =>
        rpcs.AnswerAsync(requestStream, responseStream, context);

    public override Task<WithdrawMeasureResponse> WithdrawMeasure(WithdrawMeasureRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawMeasureRequest, WithdrawMeasureResponse>(request, context));

    public override Task<GetMeasureResponse> GetMeasure(GetMeasureRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetMeasureRequest, GetMeasureResponse>(request, context));

    public override Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListMeasuresRequest, ListMeasuresResponse>(request, context));

    public override Task<ListMeasureVersionsResponse> ListMeasureVersions(ListMeasureVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListMeasureVersionsRequest, ListMeasureVersionsResponse>(request, context));
}
