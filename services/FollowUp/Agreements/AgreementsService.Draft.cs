using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<DraftAgreementResponse> DraftAgreement(DraftAgreementRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Agreement ?? new Wire.Agreement();
        AgreementValidation.Check(wire);
        caller.RequireMunicipality(wire.MunicipalityCode);

        var draft = AgreementMapping.ToTerms(wire);
        var response = await journal.WriteAsync(transaction => DraftAsync(transaction, draft, request, caller), context.CancellationToken);
        response.Warnings.AddRange(PromiseLinter.Lint(draft));
        logger.AgreementDrafted(draft.Id, response.Outcome);
        return response;
    }

    private static async Task<DraftAgreementResponse> DraftAsync(
        JournalTransaction<FollowUpDbContext> transaction, AgreementRecorded draft, DraftAgreementRequest request, Caller caller)
    {
        var stored = await transaction.Context.Agreements.FindAsync([draft.Id], CancellationToken.None);
        if (stored is not null)
        {
            // A draft moves between municipalities only with a token that covers both.
            caller.RequireMunicipality(stored.MunicipalityCode);
        }

        if (request.Etag.Length > 0 && (stored is null || request.Etag != AgreementMapping.Etag(stored)))
        {
            throw DomainException.EtagMismatch();
        }

        var outcome = stored?.Compare(draft) ?? PushOutcome.Created;
        var agreement = stored ?? Agreement.Draft(draft);
        if (outcome != PushOutcome.Unchanged && !request.ValidateOnly)
        {
            if (stored is null)
            {
                transaction.Context.Add(agreement);
            }
            else
            {
                stored.Replace(draft);
            }

            Append(transaction, agreement, caller);
        }

        return new DraftAgreementResponse { Outcome = outcome, Agreement = AgreementMapping.ToWire(agreement) };
    }
}
