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

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            var held = await database.VersionAtAsync(
                Campaign.SubjectOf(request.Source, request.RecordId), request.AsOf.ToInstant(), context.CancellationToken);
            var earlier = ToWire(held ?? throw RecordStates.NotFound());
            caller.RequireMunicipality(earlier.MunicipalityCode);
            return new GetCampaignResponse { Campaign = earlier };
        }

        var campaign = await database.Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Source == request.Source && c.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        caller.RequireMunicipality(campaign.MunicipalityCode);
        return new GetCampaignResponse { Campaign = ToWire(campaign) };
    }

    public override async Task<ListCampaignVersionsResponse> ListCampaignVersions(ListCampaignVersionsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(Campaign.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListCampaignVersionsResponse();
        // A record may have been moved here from a municipality that the token does not cover.
        response.Versions.AddRange(entries.Select(ToWire).Where(version => caller.Covers(version.MunicipalityCode)));
        return response.Versions.Count > 0 ? response : throw Caller.MunicipalityNotAllowed(ToWire(entries[^1]).MunicipalityCode);
    }

    private static Wire.Campaign ToWire(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<CampaignRecorded>(entry.Content, JournalJson.Options)!;
        return CampaignMapping.ToWire(recorded, RecordStates.Of(entry, recorded));
    }
}
