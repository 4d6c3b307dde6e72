using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Campaigns;

/// <summary>The RPCs of municipal campaigns; one file each.</summary>
internal sealed partial class CampaignsService(
    IDbContextFactory<MunicipalDbContext> contexts, RecordWriter<MunicipalDbContext, Campaign> writer, ILogger<CampaignsService> logger)
    : Wire.CampaignsService.CampaignsServiceBase
{
    private static Caller Reporter(Grpc.Core.ServerCallContext context) =>
        Caller.From(context).RequireScope(Scopes.MunicipalReport).RequireParty(Contracts.Common.V1.Party.Municipality);

    private static Wire.Campaign ToWire(Campaign campaign) =>
        CampaignMapping.ToWire((CampaignRecorded)campaign.ToEvent(), RecordStates.Of(campaign));
}
