using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetAgreementFollowUpResponse> GetAgreementFollowUp(
        GetAgreementFollowUpRequest request, ServerCallContext context)
    {
        var asOf = Instant(request.AsOf);
        var agreement = await reader.FindAgreementAsync(request.AgreementId, asOf, context.CancellationToken)
            ?? throw DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no signed agreement with this id.");
        var snapshot = await reader.ReadAsync(agreement.MunicipalityCode, asOf, context.CancellationToken);
        return new GetAgreementFollowUpResponse
        {
            Agreement = FollowUpMapping.ToWire(agreement, snapshot),
            AsOf = snapshot.AsOf.ToTimestamp(),
            DataAsOf = snapshot.DataAsOf?.ToTimestamp(),
        };
    }
}
