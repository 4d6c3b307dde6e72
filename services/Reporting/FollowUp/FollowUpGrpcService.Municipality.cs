using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetMunicipalityFollowUpResponse> GetMunicipalityFollowUp(
        GetMunicipalityFollowUpRequest request, ServerCallContext context)
    {
        var municipality = Municipalities.Find(request.MunicipalityCode)
            ?? throw DomainException.NotFound("MUNICIPALITY_NOT_FOUND", "There is no Swedish municipality with this code.");
        return request.AsOf is null
            ? await FollowUpAsync(municipality, request, context.CancellationToken)
            : await expensive.AskAsync($"municipality/{request}", token => FollowUpAsync(municipality, request, token), context.CancellationToken);
    }

    private async Task<GetMunicipalityFollowUpResponse> FollowUpAsync(
        Contracts.Codes.Municipality municipality, GetMunicipalityFollowUpRequest request, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(municipality.Code, AskedMoments.Read(request.AsOf, request.Position), cancellationToken);
        var followUp = new MunicipalityFollowUp
        {
            Municipality = new Contracts.Reporting.V1.Municipality { Code = municipality.Code, Name = municipality.Name },
            AsOf = snapshot.AsOf.ToTimestamp(),
            DataAsOf = snapshot.DataAsOf?.ToTimestamp(),
            Position = snapshot.Moment.Position.ToString(),
        };
        followUp.Agreements.AddRange(snapshot.Agreements.Select(agreement => FollowUpMapping.ToWire(agreement, snapshot)));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        followUp.FollowedFrom = await FollowedFrom.OfMunicipalityAsync(context, municipality.Code, snapshot.Moment, cancellationToken);
        followUp.RecurringKinds.AddRange(RecurringKinds.Of(snapshot.Agreements, snapshot.Day));
        followUp.StandingStill.AddRange(await standing.ReadAsync(request.AsOf?.ToInstant(), cancellationToken));
        followUp.Unreachable.AddRange(followUp.StandingStill.Select(journal => journal.Service));
        return new GetMunicipalityFollowUpResponse { FollowUp = followUp };
    }
}
