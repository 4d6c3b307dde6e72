using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<GetMeasureResponse> GetMeasure(GetMeasureRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            var held = await database.VersionAtAsync(
                Measure.SubjectOf(request.Source, request.RecordId), request.AsOf.ToInstant(), context.CancellationToken);
            var earlier = ToWire(held ?? throw RecordStates.NotFound());
            caller.RequireMunicipality(earlier.MunicipalityCode);
            return new GetMeasureResponse { Measure = earlier };
        }

        var measure = await database.Measures.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Source == request.Source && m.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        caller.RequireMunicipality(measure.MunicipalityCode);
        return new GetMeasureResponse { Measure = ToWire(measure) };
    }

    public override async Task<ListMeasureVersionsResponse> ListMeasureVersions(ListMeasureVersionsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(Measure.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListMeasureVersionsResponse();
        // A record may have been moved here from a municipality that the token does not cover.
        response.Versions.AddRange(entries.Select(ToWire).Where(version => caller.Covers(version.MunicipalityCode)));
        return response.Versions.Count > 0 ? response : throw Caller.MunicipalityNotAllowed(ToWire(entries[^1]).MunicipalityCode);
    }

    private static Wire.Measure ToWire(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<MeasureRecorded>(entry.Content, JournalJson.Options)!;
        return MeasureMapping.ToWire(recorded, RecordStates.Of(entry, recorded));
    }
}
