using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Previews;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task PreviewRecords(
        IAsyncStreamReader<PreviewRecordsRequest> requestStream, IServerStreamWriter<PreviewRecordsResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var preview = new RecordPreview(database, reader);
        long index = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var candidate = Candidate.Read(request, index++, time.GetUtcNow());
            caller.RequireMunicipality(candidate.Record.MunicipalityCode);
            var response = new PreviewRecordsResponse();
            response.Effects.AddRange(await preview.ApplyAsync(candidate, context.CancellationToken));
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }
}
