using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetReportingStatusResponse> GetReportingStatus(GetReportingStatusRequest request, ServerCallContext context)
    {
        if (request.IncludeHashes)
        {
            Caller.From(context).RequireScope(Scopes.ReportsInternal);
            using var turn = await expensive.TurnAsync(context.CancellationToken);
            return await StatusAsync(withHashes: true, context.CancellationToken);
        }

        return await StatusAsync(withHashes: false, context.CancellationToken);
    }

    private async Task<GetReportingStatusResponse> StatusAsync(bool withHashes, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);

        // With hashes, the watermarks are to be those of the hashed state; alone they are one query, which readers ask all the time.
        await using var transaction = withHashes
            ? await database.Database.BeginReadAsync(cancellationToken)
            : null;
        var response = new GetReportingStatusResponse();
        if (withHashes)
        {
            response.StateHash = await StateHash.OfCurrentAsync(database, cancellationToken);
            response.HistoryHash = await StateHash.OfHistoryAsync(database, cancellationToken);
        }

        response.Watermarks.AddRange((await database.Watermarks.AsNoTracking().OrderBy(w => w.Journal).ToListAsync(cancellationToken))
            .Select(w => new JournalWatermark
            {
                Journal = w.Journal, Sequence = w.Sequence, ParkedReason = w.ParkedReason, ParkedSequence = w.ParkedSequence, Hash = w.Hash,
            }));
        return response;
    }
}
