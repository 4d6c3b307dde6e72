using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<ReportCampaignResponse> ReportCampaign(ReportCampaignRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var campaign = CampaignMapping.Read(request.Campaign, request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<Campaign>(campaign, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        logger.CampaignReported(caller.Source, result.Outcome);
        return new ReportCampaignResponse { Result = result };
    }

    public override async Task ReportCampaigns(
        IAsyncStreamReader<ReportCampaignsRequest> requestStream,
        IServerStreamWriter<ReportCampaignsResponse> responseStream, ServerCallContext context)
    {
        var caller = Reporter(context);
        var session = new PushSession<MunicipalDbContext, Campaign, ReportCampaignsRequest>(
            writer, request => new(CampaignMapping.Read(request.Campaign, request.Reason, caller), request.Reason),
            request => new PushMode(request.Atomic, request.ValidateOnly));
        await session.RunAsync(caller, requestStream, responseStream, Answer, context.CancellationToken);

        ReportCampaignsResponse Answer(long index, ReportCampaignsRequest request, PushAnswer answer)
        {
            var response = new ReportCampaignsResponse { Index = index, RecordId = answer.Echo(request.Campaign?.RecordId) };
            if (answer.Result is { } result)
            {
                response.Result = result;
            }
            else
            {
                response.Error = answer.ToRecordError();
            }

            return response;
        }
    }
}
