using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<WithdrawMeasureResponse> WithdrawMeasure(WithdrawMeasureRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken);
        logger.MeasureReported(caller.Source, result.Outcome);
        return new WithdrawMeasureResponse { Result = result };
    }
}
