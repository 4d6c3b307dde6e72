using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<WithdrawCampaignResponse> WithdrawCampaign(WithdrawCampaignRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken);
        logger.CampaignReported(caller.Source, result.Outcome);
        return new WithdrawCampaignResponse { Result = result };
    }
}
