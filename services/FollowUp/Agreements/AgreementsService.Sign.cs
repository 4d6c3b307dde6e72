using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<SignAgreementResponse> SignAgreement(SignAgreementRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var signature = Read(request.Signature ?? new Signature());
        caller.RequireParty(signature.Party);

        var response = await journal.WriteAsync(
            async transaction =>
            {
                var agreement = await FindAsync(transaction, request.AgreementId, caller);
                if (request.Hash.Length > 0 && request.Hash != SigningHash(AgreementMapping.ToWire(agreement)))
                {
                    throw new DomainException(StatusCode.FailedPrecondition, "TEXT_CHANGED", "The text has changed since it was read; read it again before signing.");
                }

                var outcome = agreement.Sign(signature);
                if (outcome != PushOutcome.Unchanged)
                {
                    Append(transaction, agreement, caller);
                }

                return new SignAgreementResponse { Outcome = outcome, Agreement = AgreementMapping.ToWire(agreement) };
            },
            context.CancellationToken);
        logger.AgreementSigned(request.AgreementId, signature.Party, response.Outcome);
        return response;
    }

    private static SignatureTerms Read(Signature wire)
    {
        var violations = new Violations("signature");
        violations.Require(wire.Party is Party.Police or Party.Municipality, "party", "Required: police or municipality.");
        violations.Text(wire.Role, "role", RevisionValidation.LongestRole, required: true);
        violations.OptionalSlug(wire.ThirdParty, "thirdParty");
        var signedOn = violations.OptionalDay(wire.SignedOn, "signedOn");
        violations.ThrowIfAny();
        return new SignatureTerms(wire.Party, wire.Role, signedOn) { ThirdParty = wire.ThirdParty };
    }
}
