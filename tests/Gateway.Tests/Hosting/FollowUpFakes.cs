using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>AgreementsService, as a test says.</summary>
internal sealed class AgreementsServiceFake(Rpcs rpcs) : AgreementsService.AgreementsServiceBase
{
    public override Task<DraftAgreementResponse> DraftAgreement(DraftAgreementRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<DraftAgreementRequest, DraftAgreementResponse>(request, context));

    public override Task<SignAgreementResponse> SignAgreement(SignAgreementRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<SignAgreementRequest, SignAgreementResponse>(request, context));

    public override Task<ReviseAgreementResponse> ReviseAgreement(ReviseAgreementRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReviseAgreementRequest, ReviseAgreementResponse>(request, context));

    public override Task<WithdrawRevisionResponse> WithdrawRevision(WithdrawRevisionRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawRevisionRequest, WithdrawRevisionResponse>(request, context));

    public override Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetAgreementRequest, GetAgreementResponse>(request, context));

    public override Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListAgreementsRequest, ListAgreementsResponse>(request, context));
}

/// <summary>AnnualReviewsService, as a test says.</summary>
internal sealed class AnnualReviewsServiceFake(Rpcs rpcs) : AnnualReviewsService.AnnualReviewsServiceBase
{
    public override Task<ReportAnnualReviewResponse> ReportAnnualReview(ReportAnnualReviewRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportAnnualReviewRequest, ReportAnnualReviewResponse>(request, context));

    public override Task<WithdrawAnnualReviewResponse> WithdrawAnnualReview(WithdrawAnnualReviewRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawAnnualReviewRequest, WithdrawAnnualReviewResponse>(request, context));

    public override Task<ListAnnualReviewsResponse> ListAnnualReviews(ListAnnualReviewsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListAnnualReviewsRequest, ListAnnualReviewsResponse>(request, context));
}

/// <summary>CoordinatorManifestsService, as a test says.</summary>
internal sealed class CoordinatorManifestsServiceFake(Rpcs rpcs) : CoordinatorManifestsService.CoordinatorManifestsServiceBase
{
    public override Task<ReportCoordinatorManifestResponse> ReportCoordinatorManifest(ReportCoordinatorManifestRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportCoordinatorManifestRequest, ReportCoordinatorManifestResponse>(request, context));
}

/// <summary>CoordinationMeetingsService, as a test says.</summary>
internal sealed class CoordinationMeetingsServiceFake(Rpcs rpcs) : CoordinationMeetingsService.CoordinationMeetingsServiceBase
{
    public override Task<ReportCoordinationMeetingResponse> ReportCoordinationMeeting(
        ReportCoordinationMeetingRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportCoordinationMeetingRequest, ReportCoordinationMeetingResponse>(request, context));

    public override Task<WithdrawCoordinationMeetingResponse> WithdrawCoordinationMeeting(
        WithdrawCoordinationMeetingRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawCoordinationMeetingRequest, WithdrawCoordinationMeetingResponse>(request, context));

    public override Task<ListCoordinationMeetingsResponse> ListCoordinationMeetings(
        ListCoordinationMeetingsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListCoordinationMeetingsRequest, ListCoordinationMeetingsResponse>(request, context));
}

/// <summary>IndicatorObservationsService, as a test says.</summary>
internal sealed class IndicatorObservationsServiceFake(Rpcs rpcs) : IndicatorObservationsService.IndicatorObservationsServiceBase
{
    public override Task<ReportIndicatorObservationResponse> ReportIndicatorObservation(
        ReportIndicatorObservationRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportIndicatorObservationRequest, ReportIndicatorObservationResponse>(request, context));

    public override Task<WithdrawIndicatorObservationResponse> WithdrawIndicatorObservation(
        WithdrawIndicatorObservationRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawIndicatorObservationRequest, WithdrawIndicatorObservationResponse>(request, context));

    public override Task<ListIndicatorObservationsResponse> ListIndicatorObservations(
        ListIndicatorObservationsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListIndicatorObservationsRequest, ListIndicatorObservationsResponse>(request, context));
}

/// <summary>MilestoneReportsService, as a test says.</summary>
internal sealed class MilestoneReportsServiceFake(Rpcs rpcs) : MilestoneReportsService.MilestoneReportsServiceBase
{
    public override Task<ReportMilestoneReportResponse> ReportMilestoneReport(ReportMilestoneReportRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportMilestoneReportRequest, ReportMilestoneReportResponse>(request, context));

    public override Task<WithdrawMilestoneReportResponse> WithdrawMilestoneReport(
        WithdrawMilestoneReportRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawMilestoneReportRequest, WithdrawMilestoneReportResponse>(request, context));

    public override Task<ListMilestoneReportsResponse> ListMilestoneReports(ListMilestoneReportsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListMilestoneReportsRequest, ListMilestoneReportsResponse>(request, context));
}

/// <summary>NarrativesService, as a test says.</summary>
internal sealed class NarrativesServiceFake(Rpcs rpcs) : NarrativesService.NarrativesServiceBase
{
    public override Task<ReportNarrativeResponse> ReportNarrative(ReportNarrativeRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportNarrativeRequest, ReportNarrativeResponse>(request, context));

    public override Task<WithdrawNarrativeResponse> WithdrawNarrative(WithdrawNarrativeRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawNarrativeRequest, WithdrawNarrativeResponse>(request, context));

    public override Task<ListNarrativesResponse> ListNarratives(ListNarrativesRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListNarrativesRequest, ListNarrativesResponse>(request, context));
}

/// <summary>PeriodSealsService, as a test says.</summary>
internal sealed class PeriodSealsServiceFake(Rpcs rpcs) : PeriodSealsService.PeriodSealsServiceBase
{
    public override Task<ReportPeriodSealResponse> ReportPeriodSeal(ReportPeriodSealRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportPeriodSealRequest, ReportPeriodSealResponse>(request, context));

    public override Task<WithdrawPeriodSealResponse> WithdrawPeriodSeal(WithdrawPeriodSealRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawPeriodSealRequest, WithdrawPeriodSealResponse>(request, context));

    public override Task<ListPeriodSealsResponse> ListPeriodSeals(ListPeriodSealsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListPeriodSealsRequest, ListPeriodSealsResponse>(request, context));
}

/// <summary>RequestReportsService, as a test says.</summary>
internal sealed class RequestReportsServiceFake(Rpcs rpcs) : RequestReportsService.RequestReportsServiceBase
{
    public override Task<ReportRequestReportResponse> ReportRequestReport(ReportRequestReportRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportRequestReportRequest, ReportRequestReportResponse>(request, context));

    public override Task<WithdrawRequestReportResponse> WithdrawRequestReport(WithdrawRequestReportRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawRequestReportRequest, WithdrawRequestReportResponse>(request, context));

    public override Task<ListRequestReportsResponse> ListRequestReports(ListRequestReportsRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListRequestReportsRequest, ListRequestReportsResponse>(request, context));
}

/// <summary>SituationPicturesService, as a test says.</summary>
internal sealed class SituationPicturesServiceFake(Rpcs rpcs) : SituationPicturesService.SituationPicturesServiceBase
{
    public override Task<ReportSituationPictureResponse> ReportSituationPicture(ReportSituationPictureRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ReportSituationPictureRequest, ReportSituationPictureResponse>(request, context));

    public override Task<WithdrawSituationPictureResponse> WithdrawSituationPicture(
        WithdrawSituationPictureRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<WithdrawSituationPictureRequest, WithdrawSituationPictureResponse>(request, context));

    public override Task<ListSituationPicturesResponse> ListSituationPictures(ListSituationPicturesRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<ListSituationPicturesRequest, ListSituationPicturesResponse>(request, context));
}
