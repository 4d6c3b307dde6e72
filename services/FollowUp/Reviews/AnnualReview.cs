using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Reviews;

/// <summary>A yearly review of an agreement (årlig översyn).</summary>
internal sealed class AnnualReview : SourceRecord
{
    public required string AgreementId { get; init; }
    public required DateOnly Date { get; init; }
    public required int Year { get; init; }
    public required string Findings { get; init; }

    /// <summary>Number of a revision of the agreement; 0 for none.</summary>
    public required int LedToRevision { get; init; }

    public override string EntryType => JournalTypes.AnnualReview;

    public override string Subject => $"review/{Source}/{RecordId}";

    public override object ToEvent() => new AnnualReviewRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        Date = Date,
        Year = Year,
        Findings = Findings,
        LedToRevision = LedToRevision,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
