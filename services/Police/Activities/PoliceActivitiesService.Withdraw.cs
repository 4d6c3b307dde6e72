using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<WithdrawPoliceActivityResponse> WithdrawPoliceActivity(
        WithdrawPoliceActivityRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken);
        logger.ActivityReported(caller.Source, result.Outcome);
        return new WithdrawPoliceActivityResponse { Result = result };
    }
}
