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

namespace Medborgarlofte.FollowUp.Meetings;

/// <summary>The RPCs of coordination meetings.</summary>
internal sealed class CoordinationMeetingsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, CoordinationMeeting> writer,
    ILogger<CoordinationMeetingsService> logger)
    : Wire.CoordinationMeetingsService.CoordinationMeetingsServiceBase
{
    public override async Task<ReportCoordinationMeetingResponse> ReportCoordinationMeeting(
        ReportCoordinationMeetingRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Meeting ?? new Wire.CoordinationMeeting();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var meeting = CoordinationMeetingMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<CoordinationMeeting>(meeting, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.MeetingReported(caller.Source, result.Outcome);
        return new ReportCoordinationMeetingResponse { Result = result };
    }

    public override async Task<WithdrawCoordinationMeetingResponse> WithdrawCoordinationMeeting(
        WithdrawCoordinationMeetingRequest request, ServerCallContext context)
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
        logger.MeetingReported(caller.Source, result.Outcome);
        return new WithdrawCoordinationMeetingResponse { Result = result };
    }

    public override async Task<ListCoordinationMeetingsResponse> ListCoordinationMeetings(
        ListCoordinationMeetingsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var meetings = request.AsOf is not null
            ? await database.HeldPageAsync<CoordinationMeetingRecorded, Wire.CoordinationMeeting>(
                JournalTypes.CoordinationMeeting, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, CoordinationMeetingMapping.ToWire,
                context.CancellationToken)
            : (await database.Meetings.AsNoTracking()
                .Where(m => m.AgreementId == request.AgreementId)
                .OrderBy(m => m.Source).ThenBy(m => m.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(CoordinationMeetingMapping.ToWire);

        var response = new ListCoordinationMeetingsResponse { NextPageToken = page.NextToken(meetings.Count) };
        response.Meetings.AddRange(meetings.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
