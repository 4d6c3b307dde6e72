using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Reviews;

/// <summary>A yearly review of an agreement (årlig översyn).</summary>
internal sealed class AnnualReviewType : CoordinatorRecordType<Wire.AnnualReview, AnnualReviewRecorded>
{
    private const int LongestFindings = 2000;

    public override string Field => "review";

    public override void Check(Wire.AnnualReview wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.DayDone(wire.Date, "date", today);
        violations.Require(wire.Year is >= 1990 and <= 2100, "year", "Required: the calendar year that it reviews, 1990-2100.");
        violations.Text(wire.Findings, "findings", LongestFindings, required: true, multiline: true);
        violations.Require(wire.LedToRevision >= 0, "ledToRevision", "The number of a revision, or 0 for none.");
        violations.Require(
            agreement is null || wire.LedToRevision <= 0 || agreement.Terms.Revisions.Any(revision => revision.Number == wire.LedToRevision),
            "ledToRevision", "There is no such revision of the agreement.");
    }

    public override AnnualReviewRecorded ToEvent(Wire.AnnualReview wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        Date = WireValues.ToDay(wire.Date),
        Year = wire.Year,
        Findings = wire.Findings,
        LedToRevision = wire.LedToRevision,
    };

    public override Wire.AnnualReview ToWire(AnnualReviewRecorded recorded) => new()
    {
        Date = WireFormat.Day(recorded.Date),
        Year = recorded.Year,
        Findings = recorded.Findings,
        LedToRevision = recorded.LedToRevision,
    };
}

/// <summary>The RPCs of yearly reviews.</summary>
internal sealed class AnnualReviewsService(CoordinatorRecords<Wire.AnnualReview, AnnualReviewRecorded> records) : Wire.AnnualReviewsService.AnnualReviewsServiceBase
{
    public override async Task<ReportAnnualReviewResponse> ReportAnnualReview(ReportAnnualReviewRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawAnnualReviewResponse> WithdrawAnnualReview(WithdrawAnnualReviewRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListAnnualReviewsResponse> ListAnnualReviews(ListAnnualReviewsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListAnnualReviewsResponse { Reviews = { page.Records } });
    }
}
