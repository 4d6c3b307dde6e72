using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context)
    {
        var agreement = await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken);
        // That a draft exists is not told to those who may not read it.
        var readable = agreement?.State == AgreementState.Signed
            || (agreement is not null && Reader(context)?.Covers(agreement.MunicipalityCode) == true);
        return readable
            ? new GetAgreementResponse { Agreement = AgreementMapping.ToWire(agreement!) }
            : throw AgreementLookup.NotFound();
    }
}
