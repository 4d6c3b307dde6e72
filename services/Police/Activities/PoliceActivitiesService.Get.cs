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
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            var held = await database.VersionAtAsync(
                PoliceActivity.SubjectOf(request.Source, request.RecordId), request.AsOf.ToInstant(), context.CancellationToken);
            var earlier = ToWire(held ?? throw RecordStates.NotFound());
            caller.RequireMunicipality(earlier.MunicipalityCode);
            return new GetPoliceActivityResponse { Activity = earlier };
        }

        var activity = await database.Activities.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Source == request.Source && a.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        caller.RequireMunicipality(activity.MunicipalityCode);
        return new GetPoliceActivityResponse { Activity = ToWire(activity) };
    }

    public override async Task<ListPoliceActivityVersionsResponse> ListPoliceActivityVersions(
        ListPoliceActivityVersionsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(PoliceActivity.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListPoliceActivityVersionsResponse();
        // A record may have been moved here from a municipality that the token does not cover.
        response.Versions.AddRange(entries.Select(ToWire).Where(version => caller.Covers(version.MunicipalityCode)));
        return response.Versions.Count > 0 ? response : throw Caller.MunicipalityNotAllowed(ToWire(entries[^1]).MunicipalityCode);
    }

    private static Wire.PoliceActivity ToWire(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<PoliceActivityRecorded>(entry.Content, JournalJson.Options)!;
        return PoliceActivityMapping.ToWire(recorded, RecordStates.Of(entry, recorded));
    }
}
