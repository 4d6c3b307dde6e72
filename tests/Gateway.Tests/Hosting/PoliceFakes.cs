using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>PoliceManifestsService, as a test says.</summary>
internal sealed class PoliceManifestsServiceFake(Rpcs rpcs) : PoliceManifestsService.PoliceManifestsServiceBase
{
    public override Task<ReportPoliceManifestResponse> ReportPoliceManifest(ReportPoliceManifestRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportPoliceManifestRequest, ReportPoliceManifestResponse>(request, context));

    public override Task<ListPoliceManifestsResponse> ListPoliceManifests(ListPoliceManifestsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListPoliceManifestsRequest, ListPoliceManifestsResponse>(request, context));

    public override Task<WithdrawPoliceManifestResponse> WithdrawPoliceManifest(WithdrawPoliceManifestRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawPoliceManifestRequest, WithdrawPoliceManifestResponse>(request, context));
}

/// <summary>PoliceActivitiesService, as a test says.</summary>
internal sealed class PoliceActivitiesServiceFake(Rpcs rpcs) : PoliceActivitiesService.PoliceActivitiesServiceBase
{
    public override Task<ReportPoliceActivityResponse> ReportPoliceActivity(ReportPoliceActivityRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportPoliceActivityRequest, ReportPoliceActivityResponse>(request, context));

    public override Task ReportPoliceActivities(
        IAsyncStreamReader<ReportPoliceActivitiesRequest> requestStream,
        IServerStreamWriter<ReportPoliceActivitiesResponse> responseStream, ServerCallContext context) =>
        rpcs.AnswerAsync(requestStream, responseStream, context);

    public override Task<WithdrawPoliceActivityResponse> WithdrawPoliceActivity(WithdrawPoliceActivityRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawPoliceActivityRequest, WithdrawPoliceActivityResponse>(request, context));

    public override Task<GetPoliceActivityResponse> GetPoliceActivity(GetPoliceActivityRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetPoliceActivityRequest, GetPoliceActivityResponse>(request, context));

    public override Task<ListPoliceActivitiesResponse> ListPoliceActivities(ListPoliceActivitiesRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListPoliceActivitiesRequest, ListPoliceActivitiesResponse>(request, context));

    public override Task<ListPoliceActivityVersionsResponse> ListPoliceActivityVersions(
        ListPoliceActivityVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListPoliceActivityVersionsRequest, ListPoliceActivityVersionsResponse>(request, context));
}
