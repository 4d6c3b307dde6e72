using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Reviews;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class AnnualReviewMapping
{
    public const int LongestFindings = 2000;

    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The review.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who reports it.</param>
    public static AnnualReview Read(Wire.AnnualReview wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("review");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        violations.Require(wire.Year is >= 1990 and <= 2100, "year", "Required: the calendar year that it reviews, 1990-2100.");
        violations.Text(wire.Findings, "findings", LongestFindings, required: true, multiline: true);
        violations.Require(wire.LedToRevision >= 0, "ledToRevision", "The number of a revision, or 0 for none.");
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            violations.Require(
                wire.LedToRevision <= 0 || agreement.Terms.Revisions.Any(revision => revision.Number == wire.LedToRevision), "ledToRevision",
                "There is no such revision of the agreement.");
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        var signed = agreement.RequireFor(caller);
        var review = new AnnualReview
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            Date = date,
            Year = wire.Year,
            Findings = wire.Findings,
            LedToRevision = wire.LedToRevision,
            Example = wire.Example,
        };
        review.SealContent();
        return review;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.AnnualReview ToWire(AnnualReview review) => ToWire((AnnualReviewRecorded)review.ToEvent(), RecordStates.Of(review));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.AnnualReview ToWire(AnnualReviewRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        Date = WireFormat.Day(recorded.Date),
        Year = recorded.Year,
        Findings = recorded.Findings,
        LedToRevision = recorded.LedToRevision,
        Example = recorded.Example,
        State = state,
    };
}
