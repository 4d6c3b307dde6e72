using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>FollowUpService, as a test says.</summary>
internal sealed class FollowUpServiceFake(Rpcs rpcs) : FollowUpService.FollowUpServiceBase
{
    public override Task<GetMunicipalityFollowUpResponse> GetMunicipalityFollowUp(
        GetMunicipalityFollowUpRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetMunicipalityFollowUpRequest, GetMunicipalityFollowUpResponse>(request, context));

    public override Task<GetAgreementFollowUpResponse> GetAgreementFollowUp(GetAgreementFollowUpRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetAgreementFollowUpRequest, GetAgreementFollowUpResponse>(request, context));

    public override Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetReceiptRequest, GetReceiptResponse>(request, context));

    public override Task StreamReceiptRows(
        StreamReceiptRowsRequest request, IServerStreamWriter<StreamReceiptRowsResponse> responseStream, ServerCallContext context) =>
        rpcs.AnswerManyAsync(request, responseStream, context);

    public override Task<ListFollowedAgreementsResponse> ListFollowedAgreements(ListFollowedAgreementsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListFollowedAgreementsRequest, ListFollowedAgreementsResponse>(request, context));

    public override Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListCorrectionsRequest, ListCorrectionsResponse>(request, context));

    public override Task<ListAgreedCodesResponse> ListAgreedCodes(ListAgreedCodesRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListAgreedCodesRequest, ListAgreedCodesResponse>(request, context));

    public override Task<ListMatchesResponse> ListMatches(ListMatchesRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListMatchesRequest, ListMatchesResponse>(request, context));

    public override Task<GetReportingStatusResponse> GetReportingStatus(GetReportingStatusRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetReportingStatusRequest, GetReportingStatusResponse>(request, context));

    public override Task PreviewRecords(
        IAsyncStreamReader<PreviewRecordsRequest> requestStream, IServerStreamWriter<PreviewRecordsResponse> responseStream, ServerCallContext context) =>
        rpcs.AnswerAsync(requestStream, responseStream, context);
}
