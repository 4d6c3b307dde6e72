using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Municipal.V1;

// What the messages of each type of pushed record have in common, for the code that serves them all.

public partial class Measure : IPushedRecord;

public partial class ReportMeasureRequest : IReportRequest<Measure>
{
    Measure IReportRequest<Measure>.Record { get => Measure; set => Measure = value; }
}

public partial class ReportMeasureResponse : IRecordResponse;

public partial class ReportMeasuresRequest : IStreamRequest<Measure>
{
    Measure IStreamRequest<Measure>.Record { get => Measure; set => Measure = value; }
}

public partial class ReportMeasuresResponse : IStreamResponse
{
    RecordError IStreamResponse.Refusal { get => Error; set => Error = value; }
}

public partial class WithdrawMeasureRequest : IWithdrawRequest;

public partial class WithdrawMeasureResponse : IRecordResponse;

public partial class GetMeasureRequest : IGetRequest;

public partial class GetMeasureResponse : IGetResponse
{
    IPushedRecord IGetResponse.Record => Measure;
}

public partial class ListMeasuresRequest : IPushedListRequest;

public partial class ListMeasuresResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Measures;
}

public partial class ListMeasureVersionsRequest : IRecordKey;

public partial class Campaign : IPushedRecord;

public partial class ReportCampaignRequest : IReportRequest<Campaign>
{
    Campaign IReportRequest<Campaign>.Record { get => Campaign; set => Campaign = value; }
}

public partial class ReportCampaignResponse : IRecordResponse;

public partial class ReportCampaignsRequest : IStreamRequest<Campaign>
{
    Campaign IStreamRequest<Campaign>.Record { get => Campaign; set => Campaign = value; }
}

public partial class ReportCampaignsResponse : IStreamResponse
{
    RecordError IStreamResponse.Refusal { get => Error; set => Error = value; }
}

public partial class WithdrawCampaignRequest : IWithdrawRequest;

public partial class WithdrawCampaignResponse : IRecordResponse;

public partial class GetCampaignRequest : IGetRequest;

public partial class GetCampaignResponse : IGetResponse
{
    IPushedRecord IGetResponse.Record => Campaign;
}

public partial class ListCampaignsRequest : IPushedListRequest;

public partial class ListCampaignsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Campaigns;
}

public partial class ListCampaignVersionsRequest : IRecordKey;

public partial class WithdrawMunicipalManifestRequest : IWithdrawRequest;

public partial class ListMunicipalManifestsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Manifests;
}
