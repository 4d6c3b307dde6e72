using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetReportingStatusResponse> GetReportingStatus(GetReportingStatusRequest request, ServerCallContext context)
    {
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);

        // With hashes, the watermarks are to be those of the hashed state; alone they are one query, which readers ask all the time.
        await using var transaction = request.IncludeHashes
            ? await database.Database.BeginReadAsync(context.CancellationToken)
            : null;
        var response = new GetReportingStatusResponse();
        if (request.IncludeHashes)
        {
            response.StateHash = await StateHash.OfCurrentAsync(database, context.CancellationToken);
            response.HistoryHash = await StateHash.OfHistoryAsync(database, context.CancellationToken);
        }

        response.Watermarks.AddRange((await database.Watermarks.AsNoTracking().OrderBy(w => w.Journal).ToListAsync(context.CancellationToken))
            .Select(w => new JournalWatermark
            {
                Journal = w.Journal, Sequence = w.Sequence, ParkedReason = w.ParkedReason, ParkedSequence = w.ParkedSequence,
            }));
        return response;
    }
}
