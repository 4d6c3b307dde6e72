using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.PushedRecords;

/// <summary>What the endpoints of one type of pushed record do; the same for every type.</summary>
/// <param name="offer">The type.</param>
internal sealed class PushedRecordCalls<TRecord, TStream, TWithdraw>(OfferedPushes<TRecord> offer)
    where TRecord : class, IMessage<TRecord>, IPushedRecord, new()
    where TStream : class, IMessage<TStream>, IStreamRequest<TRecord>, new()
    where TWithdraw : class, IMessage<TWithdraw>, IWithdrawRequest, new()
{
    private readonly DescribedRpc report = DescribedRpc.Named(offer.Service, $"Report{offer.Name}");
    private readonly DescribedRpc reportMany = DescribedRpc.Named(offer.Service, $"Report{offer.Plural}");
    private readonly DescribedRpc withdraw = DescribedRpc.Named(offer.Service, $"Withdraw{offer.Name}");
    private readonly DescribedRpc get = DescribedRpc.Named(offer.Service, $"Get{offer.Name}");
    private readonly DescribedRpc list = DescribedRpc.Named(offer.Service, $"List{offer.Plural}");
    private readonly DescribedRpc versions = DescribedRpc.Named(offer.Service, $"List{offer.Name}Versions");

    /// <summary>Name of the record in its request, such as "activity".</summary>
    public string BodyField => report.Request.FindFieldByNumber(1).JsonName;

    /// <summary>What every version of a record is answered as.</summary>
    public MessageDescriptor Versions => versions.Response;

    public async Task<IResult> ListAsync(HttpContext http, BackendChannels backends)
    {
        var filter = RecordFilter.Read(http.Request);
        var request = list.NewRequest<IPushedListRequest>();
        request.MunicipalityCode = filter.MunicipalityCode;
        request.Kind = filter.Kind;
        request.FromDate = filter.FromDate;
        request.ToDate = filter.ToDate;
        request.Source = filter.Source;
        request.IncludeWithdrawn = filter.IncludeWithdrawn;
        request.AsOf = filter.AsOf;
        request.PageSize = filter.Paging.Limit;
        request.PageToken = filter.Paging.Token;
        var page = await list.CallAsync<IListResponse>(backends.Invoker(offer.Backend), request, http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, offer.ListName, page);
    }

    public async Task<IResult> ReportAsync(HttpContext http, BackendChannels backends, ReportingClient reporting)
    {
        if (ManyRecords.AreSentBy(http.Request))
        {
            return await ManyRecords.ReportAsync(http, Many(backends), reporting);
        }

        var push = PushQuery.Read(http.Request);
        return await PushAsync(http, backends, reporting, await ReadBodyAsync(http, backends), push);
    }

    public async Task<IResult> GetAsync(HttpContext http, string source, string recordId, BackendChannels backends)
    {
        var request = get.NewRequest<IGetRequest>();
        (request.Source, request.RecordId, request.AsOf) = (source, recordId, AsOf.Read(http.Request));
        var record = (await get.CallAsync<IGetResponse>(backends.Invoker(offer.Backend), request, http.RequestAborted)).Record;
        return RecordAnswer.Of(http.Request, record, record.State);
    }

    public async Task<IResult> PutAsync(HttpContext http, string source, string recordId, BackendChannels backends, ReportingClient reporting)
    {
        var push = PushQuery.Read(http.Request);
        var record = await ReadBodyAsync(http, backends);
        var key = new PathKey();
        record.Source = key.Same(source, record.Source, "source");
        record.RecordId = key.Same(recordId, record.RecordId, "recordId");
        key.ThrowIfDifferent();
        return await PushAsync(http, backends, reporting, record, push, Preconditions.ForPut(http.Request));
    }

    public async Task<IResult> WithdrawAsync(HttpContext http, string source, string recordId, BackendChannels backends)
    {
        var withdrawal = await Withdrawal.ReadAsync<TWithdraw>(http.Request, body => body.Reason);
        var request = new TWithdraw { Source = source, RecordId = recordId, Reason = withdrawal.Reason, Etag = withdrawal.Etag };
        var response = await withdraw.CallAsync<IRecordResponse>(backends.Invoker(offer.Backend), request, http.RequestAborted);
        return PushAnswers.Of(response.Result, offer.Collection);
    }

    public async Task<IResult> ListVersionsAsync(HttpContext http, string source, string recordId, BackendChannels backends)
    {
        QueryReader.RequireNone(http.Request);
        var request = versions.NewRequest<IRecordKey>();
        (request.Source, request.RecordId) = (source, recordId);
        return JsonAnswer.Of(await versions.CallAsync<IMessage>(backends.Invoker(offer.Backend), request, http.RequestAborted));
    }

    public async Task<IResult> ListMatchesAsync(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var commitmentId = query.Text("commitment-id");
        var asOf = AsOfPosition.Read(query);
        query.ThrowIfBad();
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest
            {
                RecordType = offer.RecordType,
                Source = source,
                RecordId = recordId,
                CommitmentId = commitmentId,
                AsOf = asOf.AsOf,
                Position = asOf.Position,
            },
            cancellationToken: http.RequestAborted));
    }

    private RecordCalls<TRecord, TStream, IStreamResponse> Many(BackendChannels backends) => new(
        cancellationToken => reportMany.Open<TStream, IStreamResponse>(backends.Invoker(offer.Backend), cancellationToken),
        (record, push) => new TStream { Record = record, Reason = push.Reason, Atomic = push.Atomic, ValidateOnly = push.ValidateOnly },
        response => new StreamAnswer(response.RecordId, response.Result, response.Refusal),
        Candidate);

    private PreviewRecordsRequest Candidate(TRecord record, string source)
    {
        var candidate = record.Clone();
        candidate.Source = source;
        return offer.Preview(candidate);
    }

    private Task<TRecord> ReadBodyAsync(HttpContext http, BackendChannels backends) => JsonBody.ReadAsync<TRecord>(
        http.Request, record => CallAsync(http, backends, record, new PushQuery(ValidateOnly: true, Reason: ""), etag: ""));

    private async Task<IResult> PushAsync(
        HttpContext http, BackendChannels backends, ReportingClient reporting, TRecord record, PushQuery push, string etag = "")
    {
        var result = await CallAsync(http, backends, record, push, etag);
        await AgreedCodes.Of(http, reporting).WarnAsync(result, record);
        return push.ValidateOnly
            ? await PushAnswers.PreviewAsync(http, result, reporting, Candidate(record, result.Source))
            : PushAnswers.Of(result, offer.Collection);
    }

    private async Task<PushResult> CallAsync(HttpContext http, BackendChannels backends, TRecord record, PushQuery push, string etag)
    {
        var request = report.NewRequest<IReportRequest<TRecord>>();
        (request.Record, request.Reason, request.ValidateOnly, request.Etag, request.Reinstate) =
            (record, push.Reason, push.ValidateOnly, etag, push.Reinstate);
        return (await report.CallAsync<IRecordResponse>(backends.Invoker(offer.Backend), request, http.RequestAborted)).Result;
    }
}
