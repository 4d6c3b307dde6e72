using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>The RPCs of period seals.</summary>
internal sealed class PeriodSealsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, PeriodSeal> writer,
    SealedFollowUps followUps, SealCheckpoints checkpoints, TimeProvider time, ILogger<PeriodSealsService> logger)
    : Wire.PeriodSealsService.PeriodSealsServiceBase
{
    public override async Task<ReportPeriodSealResponse> ReportPeriodSeal(
        ReportPeriodSealRequest request, ServerCallContext context)
    {
        var caller = Sealer(context);
        var wire = request.Seal ?? new Wire.PeriodSeal();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var read = PeriodSealMapping.Read(wire, request.Reason, agreement, caller, time.GetUtcNow());
        var seal = PeriodSealMapping.With(read, await followUps.OfAsync(read, context.CancellationToken));
        if (!request.ValidateOnly)
        {
            seal.Checkpoints.AddRange(await checkpoints.NowAsync(context.CancellationToken));
        }

        var result = await writer.ReportAsync(
            caller, new Push<PeriodSeal>(seal, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.PeriodSealed(caller.Source, result.Outcome);
        return new ReportPeriodSealResponse { Result = result };
    }

    public override async Task<WithdrawPeriodSealResponse> WithdrawPeriodSeal(
        WithdrawPeriodSealRequest request, ServerCallContext context)
    {
        var caller = Sealer(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(
            caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken,
            seal => seal.Party,
            record => record.AgreementId.IsNamedBy(request.AgreementId));
        logger.PeriodSealed(caller.Source, result.Outcome);
        return new WithdrawPeriodSealResponse { Result = result };
    }

    public override async Task<ListPeriodSealsResponse> ListPeriodSeals(
        ListPeriodSealsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var seals = request.AsOf is not null
            ? await database.HeldPageAsync<PeriodSealRecorded, Wire.PeriodSeal>(
                JournalTypes.PeriodSeal, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, PeriodSealMapping.ToWire,
                context.CancellationToken)
            : (await database.Seals.AsNoTracking()
                .Where(s => s.AgreementId == request.AgreementId)
                .OrderBy(s => s.Source).ThenBy(s => s.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(PeriodSealMapping.ToWire);

        var response = new ListPeriodSealsResponse { NextPageToken = page.NextToken(seals.Count) };
        response.Seals.AddRange(seals.Take(page.Size));
        return response;
    }

    private static Caller Sealer(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpSeal);
}
