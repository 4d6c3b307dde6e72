using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<GetPoliceActivityResponse> GetPoliceActivity(GetPoliceActivityRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            var held = await database.VersionAtAsync(
                PoliceActivity.SubjectOf(request.Source, request.RecordId), request.AsOf.ToInstant(), context.CancellationToken);
            return new GetPoliceActivityResponse { Activity = ToWire(held ?? throw RecordStates.NotFound()) };
        }

        var activity = await database.Activities.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Source == request.Source && a.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        return new GetPoliceActivityResponse { Activity = ToWire(activity) };
    }

    public override async Task<ListPoliceActivityVersionsResponse> ListPoliceActivityVersions(
        ListPoliceActivityVersionsRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(PoliceActivity.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListPoliceActivityVersionsResponse();
        response.Versions.AddRange(entries.Select(ToWire));
        return response;
    }

    private static Wire.PoliceActivity ToWire(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<PoliceActivityRecorded>(entry.Content, JournalJson.Options)!;
        return PoliceActivityMapping.ToWire(recorded, RecordStates.Of(entry, recorded));
    }
}
