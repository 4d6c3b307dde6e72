using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<ReportPoliceActivityResponse> ReportPoliceActivity(
        ReportPoliceActivityRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var activity = PoliceActivityMapping.Read(request.Activity, request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<PoliceActivity>(activity, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        logger.ActivityReported(caller.Source, result.Outcome);
        return new ReportPoliceActivityResponse { Result = result };
    }

    public override async Task ReportPoliceActivities(
        IAsyncStreamReader<ReportPoliceActivitiesRequest> requestStream,
        IServerStreamWriter<ReportPoliceActivitiesResponse> responseStream, ServerCallContext context)
    {
        var caller = Reporter(context);
        var session = new PushSession<PoliceDbContext, PoliceActivity, ReportPoliceActivitiesRequest>(
            writer, request => new(PoliceActivityMapping.Read(request.Activity, request.Reason, caller), request.Reason),
            request => new PushMode(request.Atomic, request.ValidateOnly));
        await session.RunAsync(caller, requestStream, responseStream, Answer, context.CancellationToken);

        ReportPoliceActivitiesResponse Answer(long index, ReportPoliceActivitiesRequest request, PushAnswer answer)
        {
            var response = new ReportPoliceActivitiesResponse { Index = index, RecordId = answer.Echo(request.Activity?.RecordId) };
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
