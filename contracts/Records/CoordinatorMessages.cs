using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.FollowUp.V1;

// What the messages of each type of coordinator record have in common, for the code that serves them all.

public partial class CoordinationMeeting : IAgreementRecord;

public partial class ReportCoordinationMeetingRequest : IReportRequest<CoordinationMeeting>
{
    CoordinationMeeting IReportRequest<CoordinationMeeting>.Record { get => Meeting; set => Meeting = value; }
}

public partial class ReportCoordinationMeetingResponse : IRecordResponse;

public partial class WithdrawCoordinationMeetingRequest : IWithdrawRequest;

public partial class WithdrawCoordinationMeetingResponse : IRecordResponse;

public partial class ListCoordinationMeetingsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListCoordinationMeetingsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Meetings;
}

public partial class MilestoneReport : IAgreementRecord;

public partial class ReportMilestoneReportRequest : IReportRequest<MilestoneReport>
{
    MilestoneReport IReportRequest<MilestoneReport>.Record { get => Report; set => Report = value; }
}

public partial class ReportMilestoneReportResponse : IRecordResponse;

public partial class WithdrawMilestoneReportRequest : IWithdrawRequest;

public partial class WithdrawMilestoneReportResponse : IRecordResponse;

public partial class ListMilestoneReportsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListMilestoneReportsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Reports;
}

public partial class RequestReport : IAgreementRecord;

public partial class ReportRequestReportRequest : IReportRequest<RequestReport>
{
    RequestReport IReportRequest<RequestReport>.Record { get => Request; set => Request = value; }
}

public partial class ReportRequestReportResponse : IRecordResponse;

public partial class WithdrawRequestReportRequest : IWithdrawRequest;

public partial class WithdrawRequestReportResponse : IRecordResponse;

public partial class ListRequestReportsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListRequestReportsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Requests;
}

public partial class IndicatorObservation : IAgreementRecord;

public partial class ReportIndicatorObservationRequest : IReportRequest<IndicatorObservation>
{
    IndicatorObservation IReportRequest<IndicatorObservation>.Record { get => Observation; set => Observation = value; }
}

public partial class ReportIndicatorObservationResponse : IRecordResponse;

public partial class WithdrawIndicatorObservationRequest : IWithdrawRequest;

public partial class WithdrawIndicatorObservationResponse : IRecordResponse;

public partial class ListIndicatorObservationsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListIndicatorObservationsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Observations;
}

public partial class Narrative : IAgreementRecord;

public partial class ReportNarrativeRequest : IReportRequest<Narrative>
{
    Narrative IReportRequest<Narrative>.Record { get => Narrative; set => Narrative = value; }
}

public partial class ReportNarrativeResponse : IRecordResponse;

public partial class WithdrawNarrativeRequest : IWithdrawRequest;

public partial class WithdrawNarrativeResponse : IRecordResponse;

public partial class ListNarrativesRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListNarrativesResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Narratives;
}

public partial class AnnualReview : IAgreementRecord;

public partial class ReportAnnualReviewRequest : IReportRequest<AnnualReview>
{
    AnnualReview IReportRequest<AnnualReview>.Record { get => Review; set => Review = value; }
}

public partial class ReportAnnualReviewResponse : IRecordResponse;

public partial class WithdrawAnnualReviewRequest : IWithdrawRequest;

public partial class WithdrawAnnualReviewResponse : IRecordResponse;

public partial class ListAnnualReviewsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListAnnualReviewsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Reviews;
}

public partial class PeriodSeal : IAgreementRecord;

public partial class ReportPeriodSealRequest : IReportRequest<PeriodSeal>
{
    PeriodSeal IReportRequest<PeriodSeal>.Record { get => Seal; set => Seal = value; }
}

public partial class ReportPeriodSealResponse : IRecordResponse;

public partial class WithdrawPeriodSealRequest : IWithdrawRequest;

public partial class WithdrawPeriodSealResponse : IRecordResponse;

public partial class ListPeriodSealsRequest : IListRequest
{
    string IListRequest.OwnerId { get => AgreementId; set => AgreementId = value; }
}

public partial class ListPeriodSealsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Seals;
}

public partial class SituationPicture : IMunicipalityRecord;

public partial class ReportSituationPictureRequest : IReportRequest<SituationPicture>
{
    SituationPicture IReportRequest<SituationPicture>.Record { get => Picture; set => Picture = value; }
}

public partial class ReportSituationPictureResponse : IRecordResponse;

public partial class WithdrawSituationPictureRequest : IWithdrawRequest;

public partial class WithdrawSituationPictureResponse : IRecordResponse;

public partial class ListSituationPicturesRequest : IListRequest
{
    string IListRequest.OwnerId { get => MunicipalityCode; set => MunicipalityCode = value; }
}

public partial class ListSituationPicturesResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Pictures;
}

public partial class ReportCoordinatorManifestRequest : IReportRequest<Manifest>
{
    Manifest IReportRequest<Manifest>.Record { get => Manifest; set => Manifest = value; }
}

public partial class ReportCoordinatorManifestResponse : IRecordResponse;

public partial class WithdrawCoordinatorManifestRequest : IWithdrawRequest;

public partial class WithdrawCoordinatorManifestResponse : IRecordResponse;

public partial class ListCoordinatorManifestsRequest : IListRequest
{
    string IListRequest.OwnerId { get => MunicipalityCode; set => MunicipalityCode = value; }
}

public partial class ListCoordinatorManifestsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Manifests;
}
