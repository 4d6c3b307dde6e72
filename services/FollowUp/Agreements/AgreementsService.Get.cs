using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context)
    {
        var agreement = request.AsOf is null
            ? await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken) is { } current ? AgreementMapping.ToWire(current) : null
            : await FindAsync(request.AgreementId, request.AsOf.ToInstant(), context.CancellationToken);

        return agreement is not null && ReadableTo(Reader(context), agreement)
            ? new GetAgreementResponse { Agreement = agreement, SigningHash = SigningHash(agreement) }
            : throw AgreementLookup.NotFound();
    }

    /// <summary>That a draft exists is not told to those who may not read it, nor what one party has proposed.</summary>
    private static bool ReadableTo(Caller? reader, Contracts.FollowUp.V1.Agreement agreement)
    {
        if (reader?.MayRead(agreement.MunicipalityCode) == true)
        {
            return true;
        }

        agreement.ProposedRevision = null;
        return agreement.State == AgreementState.Signed;
    }

    private static string SigningHash(Contracts.FollowUp.V1.Agreement agreement) =>
        agreement.State == AgreementState.Signed ? agreement.WordingHash : WordingHash.Of(AgreementMapping.ToTerms(agreement));

    private async Task<Contracts.FollowUp.V1.Agreement?> FindAsync(string id, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.VersionAtAsync(Agreement.SubjectOf(id), asOf, cancellationToken) is { } entry ? ToWire(entry) : null;
    }

    private static Contracts.FollowUp.V1.Agreement ToWire(JournalEntry entry)
    {
        var terms = JsonSerializer.Deserialize<AgreementRecorded>(entry.Content, JournalJson.Options)!;
        return AgreementMapping.ToWire(terms, RecordStates.Of(entry, terms.Version));
    }
}
