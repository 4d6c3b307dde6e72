using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context)
    {
        var agreement = request.AsOf is null
            ? await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken) is { } current ? AgreementMapping.ToWire(current) : null
            : await FindAsync(request.AgreementId, request.AsOf.ToInstant(), context.CancellationToken);

        // That a draft exists is not told to those who may not read it.
        var readable = agreement?.State == AgreementState.Signed
            || (agreement is not null && Reader(context)?.MayRead(agreement.MunicipalityCode) == true);
        return readable ? new GetAgreementResponse { Agreement = agreement } : throw AgreementLookup.NotFound();
    }

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
