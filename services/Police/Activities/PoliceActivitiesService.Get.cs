using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<GetPoliceActivityResponse> GetPoliceActivity(GetPoliceActivityRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
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
        foreach (var entry in entries)
        {
            var recorded = JsonSerializer.Deserialize<PoliceActivityRecorded>(entry.Payload, JournalJson.Options)!;
            response.Versions.Add(PoliceActivityMapping.ToWire(
                recorded, RecordStates.Of(entry, recorded.Version, recorded.Withdrawn, recorded.Reason)));
        }

        return response;
    }
}
