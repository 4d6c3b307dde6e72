using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Police.V1;

// What the messages of each type of pushed record have in common, for the code that serves them all.

public partial class PoliceActivity : IPushedRecord;

public partial class ReportPoliceActivityRequest : IReportRequest<PoliceActivity>
{
    PoliceActivity IReportRequest<PoliceActivity>.Record { get => Activity; set => Activity = value; }
}

public partial class ReportPoliceActivityResponse : IRecordResponse;

public partial class ReportPoliceActivitiesRequest : IStreamRequest<PoliceActivity>
{
    PoliceActivity IStreamRequest<PoliceActivity>.Record { get => Activity; set => Activity = value; }
}

public partial class ReportPoliceActivitiesResponse : IStreamResponse
{
    RecordError IStreamResponse.Refusal { get => Error; set => Error = value; }
}

public partial class WithdrawPoliceActivityRequest : IWithdrawRequest;

public partial class WithdrawPoliceActivityResponse : IRecordResponse;

public partial class GetPoliceActivityRequest : IGetRequest;

public partial class GetPoliceActivityResponse : IGetResponse
{
    IPushedRecord IGetResponse.Record => Activity;
}

public partial class ListPoliceActivitiesRequest : IPushedListRequest;

public partial class ListPoliceActivitiesResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Activities;
}

public partial class ListPoliceActivityVersionsRequest : IRecordKey;

public partial class WithdrawPoliceManifestRequest : IWithdrawRequest;

public partial class ListPoliceManifestsResponse : IListResponse
{
    IEnumerable<IMessage> IListResponse.Records => Manifests;
}
