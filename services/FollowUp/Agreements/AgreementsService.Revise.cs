using Grpc.Core;
using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<ReviseAgreementResponse> ReviseAgreement(ReviseAgreementRequest request, ServerCallContext context)
    {
        var caller = Manager(context).RequireEitherParty();
        var wire = request.Revision ?? new Revision();
        var response = await journal.WriteAsync(
            async transaction =>
            {
                var agreement = (await FindAsync(transaction, request.AgreementId, caller)).RequireSigned();
                // Checked against the wording that it was made for, so that a repeated revision is judged as it was the first time.
                RevisionValidation.Check(wire, Wording.Before(agreement.Terms, wire.Number), caller.Party);
                var signature = request.ProposeOnly ? null : SignatureOf(wire, agreement, caller.Party, SwedishTime.DayOf(transaction.RecordedAt));
                var outcome = agreement.Revise(CommitmentMapping.ToTerms(wire), signature);
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

    public override async Task<WithdrawRevisionResponse> WithdrawRevision(WithdrawRevisionRequest request, ServerCallContext context)
    {
        var caller = Manager(context).RequireEitherParty();
        var response = await journal.WriteAsync(
            async transaction =>
            {
                var agreement = await FindAsync(transaction, request.AgreementId, caller);
                var outcome = agreement.WithdrawRevision(request.Number);
                if (outcome != PushOutcome.Unchanged)
                {
                    Append(transaction, agreement, caller);
                }

                return new WithdrawRevisionResponse { Outcome = outcome, Agreement = AgreementMapping.ToWire(agreement) };
            },
            context.CancellationToken);
        logger.AgreementRevised(request.AgreementId, request.Number, response.Outcome);
        return response;
    }

    /// <summary>The party's own signature of a revision: as it states it, else by the role that signed the agreement for it.</summary>
    private static SignatureTerms SignatureOf(Revision wire, Agreement agreement, Party party, DateOnly today) =>
        wire.Signatures.FirstOrDefault(signature => signature.Party == party) is { } stated
            ? new SignatureTerms(party, stated.Role, WireValues.ToOptionalDay(stated.SignedOn))
            : agreement.Terms.Signatures.First(given => given.Party == party && given.ThirdParty.Length == 0) with { SignedOn = today };
}
