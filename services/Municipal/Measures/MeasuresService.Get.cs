using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<GetMeasureResponse> GetMeasure(GetMeasureRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var measure = await database.Measures.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Source == request.Source && m.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        return new GetMeasureResponse { Measure = ToWire(measure) };
    }

    public override async Task<ListMeasureVersionsResponse> ListMeasureVersions(ListMeasureVersionsRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(Measure.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListMeasureVersionsResponse();
        foreach (var entry in entries)
        {
            var recorded = JsonSerializer.Deserialize<MeasureRecorded>(entry.Payload, JournalJson.Options)!;
            response.Versions.Add(MeasureMapping.ToWire(
                recorded, RecordStates.Of(entry, recorded.Version, recorded.Withdrawn, recorded.Reason)));
        }

        return response;
    }
}
