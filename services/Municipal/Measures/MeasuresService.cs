using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Measures;

/// <summary>The RPCs of municipal measures; one file each.</summary>
internal sealed partial class MeasuresService(
    IDbContextFactory<MunicipalDbContext> contexts, RecordWriter<MunicipalDbContext, Measure> writer, ILogger<MeasuresService> logger)
    : Wire.MeasuresService.MeasuresServiceBase
{
    private static Caller Reporter(Grpc.Core.ServerCallContext context) =>
        Caller.From(context).RequireScope(Scopes.MunicipalReport).RequireParty(Contracts.Common.V1.Party.Municipality);

    private static Wire.Measure ToWire(Measure measure) =>
        MeasureMapping.ToWire((MeasureRecorded)measure.ToEvent(), RecordStates.Of(measure));
}
