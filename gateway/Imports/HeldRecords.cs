using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.Requests;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>What a service holds of one type of record: it is listed by municipality, kind and days, and withdrawn one by one.</summary>
internal sealed class HeldRecords
{
    private const int PageSize = Paging.LargestLimit;

    private readonly Grpc.Core.CallInvoker invoker;
    private readonly DescribedRpc list;
    private readonly DescribedRpc withdraw;

    private HeldRecords(Grpc.Core.CallInvoker invoker, ServiceDescriptor service, string one, string many) =>
        (this.invoker, list, withdraw) = (invoker, DescribedRpc.Named(service, $"List{many}"), DescribedRpc.Named(service, $"Withdraw{one}"));

    /// <summary>Those of the type of record.</summary>
    public static HeldRecords Of(MessageDescriptor record, IServiceProvider services)
    {
        var channels = services.GetRequiredService<BackendChannels>();
        return record.FullName == PoliceActivity.Descriptor.FullName
                ? new(channels.Invoker(Backend.Police), PoliceActivitiesService.Descriptor, "PoliceActivity", "PoliceActivities")
            : record.FullName == Measure.Descriptor.FullName ? new(channels.Invoker(Backend.Municipal), MeasuresService.Descriptor, "Measure", "Measures")
            : new(channels.Invoker(Backend.Municipal), CampaignsService.Descriptor, "Campaign", "Campaigns");
    }

    /// <summary>A source's records that are not withdrawn, of a municipality and a kind in a period.</summary>
    public async Task<List<HeldRecord>> ListAsync(string source, string municipalityCode, string kind, Period period, CancellationToken cancellationToken)
    {
        List<HeldRecord> held = [];
        var request = list.NewRequest<IPushedListRequest>();
        (request.Source, request.MunicipalityCode, request.Kind, request.PageSize) = (source, municipalityCode, kind, PageSize);
        (request.FromDate, request.ToDate) = (period.StartDate, period.EndDate);
        do
        {
            var page = await list.CallAsync<IListResponse>(invoker, request, cancellationToken);
            held.AddRange(page.Records.Cast<IRecord>().Select(record => new HeldRecord(record.RecordId, record.State.Etag, record.State.RecordedAt)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return held;
    }

    /// <summary>Withdraws a record.</summary>
    public async Task<PushResult> WithdrawAsync(WithdrawnLine line, CancellationToken cancellationToken)
    {
        var request = withdraw.NewRequest<IWithdrawRequest>();
        (request.Source, request.RecordId, request.Reason, request.Etag) = (line.Source, line.RecordId, line.Reason, line.Etag);
        return (await withdraw.CallAsync<IRecordResponse>(invoker, request, cancellationToken)).Result;
    }
}

/// <summary>A record that a service holds.</summary>
/// <param name="RecordId">Its id.</param>
/// <param name="Etag">Its version.</param>
/// <param name="RecordedAt">When that was recorded.</param>
internal sealed record HeldRecord(string RecordId, string Etag, Timestamp RecordedAt);
