using Grpc.Core;
using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<ReviseAgreementResponse> ReviseAgreement(ReviseAgreementRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Revision ?? new Revision();
        var response = await journal.WriteAsync(
            async transaction =>
            {
                var agreement = (await FindAsync(transaction, request.AgreementId, caller)).RequireSigned();
                // Checked against the wording that it was made for, so that a repeated revision is judged as it was the first time.
                RevisionValidation.Check(wire, Wording.Before(agreement.Terms, wire.Number));
                var outcome = agreement.Revise(CommitmentMapping.ToTerms(wire));
                if (outcome != PushOutcome.Unchanged)
                {
                    Append(transaction, agreement, caller);
                }

                return new ReviseAgreementResponse { Outcome = outcome, Agreement = AgreementMapping.ToWire(agreement) };
            },
            context.CancellationToken);
        logger.AgreementRevised(request.AgreementId, wire.Number, response.Outcome);
        return response;
    }
}
