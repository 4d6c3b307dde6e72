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

namespace Medborgarlofte.FollowUp.Observations;

/// <summary>The RPCs of observed values of indicators.</summary>
internal sealed class IndicatorObservationsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, IndicatorObservation> writer,
    ILogger<IndicatorObservationsService> logger)
    : Wire.IndicatorObservationsService.IndicatorObservationsServiceBase
{
    public override async Task<ReportIndicatorObservationResponse> ReportIndicatorObservation(
        ReportIndicatorObservationRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Observation ?? new Wire.IndicatorObservation();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var observation = IndicatorObservationMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<IndicatorObservation>(observation, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.ObservationReported(caller.Source, result.Outcome);
        return new ReportIndicatorObservationResponse { Result = result };
    }

    public override async Task<WithdrawIndicatorObservationResponse> WithdrawIndicatorObservation(
        WithdrawIndicatorObservationRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(
            caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken,
            isAt: record => record.AgreementId.IsNamedBy(request.AgreementId));
        logger.ObservationReported(caller.Source, result.Outcome);
        return new WithdrawIndicatorObservationResponse { Result = result };
    }

    public override async Task<ListIndicatorObservationsResponse> ListIndicatorObservations(
        ListIndicatorObservationsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var observations = request.AsOf is not null
            ? await database.HeldPageAsync<IndicatorObservationRecorded, Wire.IndicatorObservation>(
                JournalTypes.IndicatorObservation, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, IndicatorObservationMapping.ToWire,
                context.CancellationToken)
            : (await database.Observations.AsNoTracking()
                .Where(o => o.AgreementId == request.AgreementId)
                .OrderBy(o => o.Source).ThenBy(o => o.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(IndicatorObservationMapping.ToWire);

        var response = new ListIndicatorObservationsResponse { NextPageToken = page.NextToken(observations.Count) };
        response.Observations.AddRange(observations.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
