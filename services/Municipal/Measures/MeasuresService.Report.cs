using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<ReportMeasureResponse> ReportMeasure(ReportMeasureRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var measure = MeasureMapping.Read(request.Measure, request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<Measure>(measure, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        logger.MeasureReported(caller.Source, result.Outcome);
        return new ReportMeasureResponse { Result = result };
    }

    public override async Task ReportMeasures(
        IAsyncStreamReader<ReportMeasuresRequest> requestStream,
        IServerStreamWriter<ReportMeasuresResponse> responseStream, ServerCallContext context)
    {
        var caller = Reporter(context);
        var session = new PushSession<MunicipalDbContext, Measure, ReportMeasuresRequest>(
            writer, request => new(MeasureMapping.Read(request.Measure, request.Reason, caller), request.Reason),
            request => new PushMode(request.Atomic, request.ValidateOnly));
        await session.RunAsync(caller, requestStream, responseStream, Answer, context.CancellationToken);

        ReportMeasuresResponse Answer(long index, ReportMeasuresRequest request, PushAnswer answer)
        {
            var response = new ReportMeasuresResponse { Index = index, RecordId = answer.Echo(request.Measure?.RecordId) };
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
