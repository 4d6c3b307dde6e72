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

namespace Medborgarlofte.FollowUp.Reviews;

/// <summary>The RPCs of yearly reviews.</summary>
internal sealed class AnnualReviewsService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, AnnualReview> writer,
    ILogger<AnnualReviewsService> logger)
    : Wire.AnnualReviewsService.AnnualReviewsServiceBase
{
    public override async Task<ReportAnnualReviewResponse> ReportAnnualReview(
        ReportAnnualReviewRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Review ?? new Wire.AnnualReview();
        var agreement = await contexts.FindAgreementAsync(wire.AgreementId, context.CancellationToken);
        var review = AnnualReviewMapping.Read(wire, request.Reason, agreement, caller);
        var result = await writer.ReportAsync(
            caller, new Push<AnnualReview>(review, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.ReviewReported(caller.Source, result.Outcome);
        return new ReportAnnualReviewResponse { Result = result };
    }

    public override async Task<WithdrawAnnualReviewResponse> WithdrawAnnualReview(
        WithdrawAnnualReviewRequest request, ServerCallContext context)
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
        logger.ReviewReported(caller.Source, result.Outcome);
        return new WithdrawAnnualReviewResponse { Result = result };
    }

    public override async Task<ListAnnualReviewsResponse> ListAnnualReviews(
        ListAnnualReviewsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(request.AgreementId.Length > 0, "agreementId", "Required: the id of an agreement.");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        (await contexts.FindAgreementAsync(request.AgreementId, context.CancellationToken)).RequireReadable(caller);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var reviews = request.AsOf is not null
            ? await database.HeldPageAsync<AnnualReviewRecorded, Wire.AnnualReview>(
                JournalTypes.AnnualReview, request.AsOf.ToInstant(), JournalHistory.Agreement, request.AgreementId, page, AnnualReviewMapping.ToWire,
                context.CancellationToken)
            : (await database.Reviews.AsNoTracking()
                .Where(r => r.AgreementId == request.AgreementId)
                .OrderBy(r => r.Source).ThenBy(r => r.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(AnnualReviewMapping.ToWire);

        var response = new ListAnnualReviewsResponse { NextPageToken = page.NextToken(reviews.Count) };
        response.Reviews.AddRange(reviews.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
