using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What the parties have written themselves, to the wire as it stands.</summary>
internal static class DocumentMapping
{
    /// <param name="agreementId">Whose accounts.</param>
    /// <param name="commitmentId">Empty for those about the agreement as a whole.</param>
    /// <param name="documents">Where they stand.</param>
    public static IEnumerable<NarrativeFollowUp> Narratives(string agreementId, string commitmentId, Documents documents) =>
        from item in documents.Narratives
        where item.Record.AgreementId == agreementId && item.Record.CommitmentId == commitmentId
        select ToWire(item.Record, item.RecordedAt);

    public static IEnumerable<ReviewFollowUp> Reviews(string agreementId, Documents documents) =>
        documents.Reviews.Where(review => review.AgreementId == agreementId).Select(review => new ReviewFollowUp
        {
            Year = review.Year,
            Date = WireFormat.Day(review.Date),
            Findings = review.Findings,
            LedToRevision = review.LedToRevision,
            Example = review.Example,
        });

    public static SituationPictureFollowUp? Picture(AgreementRecorded agreement, Documents documents)
    {
        if (!documents.Pictures.TryGetValue(agreement.SituationPicture, out var picture))
        {
            return null;
        }

        var wire = new SituationPictureFollowUp
        {
            Id = picture.RecordId, Title = picture.Title, Date = WireFormat.Day(picture.Date), Example = picture.Example,
        };
        wire.Problems.AddRange(picture.Problems.Select(ToWire));
        wire.Sources.AddRange(picture.Sources);
        return wire;
    }

    /// <summary>The problems that a promise answers, in the order of its text; one that no picture tells of by its id alone.</summary>
    public static IEnumerable<ProblemFollowUp> Problems(PromiseTerms promise, AgreementRecorded agreement, Documents documents)
    {
        var problems = documents.Pictures.GetValueOrDefault(agreement.SituationPicture)?.Problems ?? [];
        return promise.Problems.Select(id => problems.FirstOrDefault(problem => problem.Id == id) is { } problem
            ? ToWire(problem)
            : new ProblemFollowUp { Id = id });
    }

    private static ProblemFollowUp ToWire(ProblemTerms problem)
    {
        var wire = new ProblemFollowUp { Id = problem.Id, Text = problem.Text };
        wire.Areas.AddRange(problem.Areas);
        return wire;
    }

    private static NarrativeFollowUp ToWire(ReportedRecord narrative, DateTimeOffset recordedAt) => new()
    {
        Party = narrative.Party,
        Period = FollowUpMapping.ToWire(new DateSpan(narrative.Date, narrative.EndDate ?? narrative.Date)),
        Text = narrative.Text,
        Statement = narrative.Statement,
        RecordedAt = recordedAt.ToTimestamp(),
        Example = narrative.Example,
    };
}
