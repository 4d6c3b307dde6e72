using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var campaign = await database.Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Source == request.Source && c.RecordId == request.RecordId, context.CancellationToken)
            ?? throw RecordStates.NotFound();
        return new GetCampaignResponse { Campaign = ToWire(campaign) };
    }

    public override async Task<ListCampaignVersionsResponse> ListCampaignVersions(ListCampaignVersionsRequest request, ServerCallContext context)
    {
        Caller.From(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync(Campaign.SubjectOf(request.Source, request.RecordId), context.CancellationToken);
        var response = new ListCampaignVersionsResponse();
        foreach (var entry in entries)
        {
            var recorded = JsonSerializer.Deserialize<CampaignRecorded>(entry.Payload, JournalJson.Options)!;
            response.Versions.Add(CampaignMapping.ToWire(
                recorded, RecordStates.Of(entry, recorded.Version, recorded.Withdrawn, recorded.Reason)));
        }

        return response;
    }
}
