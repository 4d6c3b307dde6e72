using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
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

namespace Medborgarlofte.FollowUp.Narratives;

/// <summary>The RPCs of narratives.</summary>
internal sealed class NarrativesService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, Narrative> writer,
    ILogger<NarrativesService> logger)
    : Wire.NarrativesService.NarrativesServiceBase
{
    public override async Task<ReportNarrativeResponse> ReportNarrative(
        ReportNarrativeRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Narrative ?? new Wire.Narrative();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var narrative = NarrativeMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<Narrative>(narrative, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.NarrativeReported(caller.Source, result.Outcome);
        return new ReportNarrativeResponse { Result = result };
    }

    public override async Task<WithdrawNarrativeResponse> WithdrawNarrative(
        WithdrawNarrativeRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(
            caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken,
            narrative => caller.Party == Party.Unspecified ? caller.Party : narrative.Party,
            record => record.AgreementId.IsNamedBy(request.AgreementId));
        logger.NarrativeReported(caller.Source, result.Outcome);
        return new WithdrawNarrativeResponse { Result = result };
    }

    public override async Task<ListNarrativesResponse> ListNarratives(
        ListNarrativesRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var narratives = request.AsOf is not null
            ? await database.HeldPageAsync<NarrativeRecorded, Wire.Narrative>(
                JournalTypes.Narrative, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, NarrativeMapping.ToWire,
                context.CancellationToken)
            : (await database.Narratives.AsNoTracking()
                .Where(n => n.AgreementId == request.AgreementId)
                .OrderBy(n => n.Source).ThenBy(n => n.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(NarrativeMapping.ToWire);

        var response = new ListNarrativesResponse { NextPageToken = page.NextToken(narratives.Count) };
        response.Narratives.AddRange(narratives.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
