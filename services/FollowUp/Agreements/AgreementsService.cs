using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>The RPCs of agreements; one file each.</summary>
internal sealed partial class AgreementsService(
    IDbContextFactory<FollowUpDbContext> contexts, JournalWriter<FollowUpDbContext> journal, ILogger<AgreementsService> logger)
    : Wire.AgreementsService.AgreementsServiceBase
{
    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);

    /// <summary>Null for the public, who read what is signed without a token.</summary>
    private static Caller? Reader(ServerCallContext context) =>
        context.GetHttpContext().User.Identity?.IsAuthenticated == true ? Caller.From(context) : null;

    private static async Task<Agreement> FindAsync(JournalTransaction<FollowUpDbContext> transaction, string id, Caller caller)
    {
        var agreement = await transaction.Context.Agreements.FindAsync([id], CancellationToken.None) ?? throw AgreementLookup.NotFound();
        caller.RequireMunicipality(agreement.MunicipalityCode);
        return agreement;
    }

    private static void Append(JournalTransaction<FollowUpDbContext> transaction, Agreement agreement, Caller caller)
    {
        var sequence = transaction.Append(JournalTypes.Agreement, agreement.Subject, caller.Actor, agreement.Terms);
        agreement.RecordAs(sequence, JournalEntry.ToMicros(transaction.RecordedAt));
    }
}
