using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Police.Activities;

/// <summary>The RPCs of police activities; one file each.</summary>
internal sealed partial class PoliceActivitiesService(
    IDbContextFactory<PoliceDbContext> contexts, RecordWriter<PoliceDbContext, PoliceActivity> writer, ILogger<PoliceActivitiesService> logger)
    : Wire.PoliceActivitiesService.PoliceActivitiesServiceBase
{
    private static Caller Reporter(Grpc.Core.ServerCallContext context) =>
        Caller.From(context).RequireScope(Scopes.PoliceReport).RequireParty(Contracts.Common.V1.Party.Police);

    private static Wire.PoliceActivity ToWire(PoliceActivity activity) =>
        PoliceActivityMapping.ToWire((PoliceActivityRecorded)activity.ToEvent(), RecordStates.Of(activity));
}
