using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What is shown beside the verdicts of a municipality and decides none of them. Nothing of it is withdrawn.</summary>
/// <param name="Narratives">The parties' accounts, ordered by first day, source and id.</param>
/// <param name="Reviews">Yearly reviews, ordered by date, source and id.</param>
/// <param name="Pictures">Situation pictures by record id; where two sources use one id, the first source's.</param>
internal sealed record Documents(
    IReadOnlyList<(ReportedRecord Record, DateTimeOffset RecordedAt)> Narratives, IReadOnlyList<AnnualReviewRecorded> Reviews,
    IReadOnlyDictionary<string, SituationPictureRecorded> Pictures)
{
    public static Documents From(IReadOnlyCollection<StoredRecord> stored)
    {
        var byKey = stored.OrderBy(r => r.Source, StringComparer.Ordinal).ThenBy(r => r.RecordId, StringComparer.Ordinal)
            .ToLookup(r => r.Type);
        return new Documents(
            [.. byKey[StoredType.Narrative].Select(r => (r.Record, JournalEntry.FromMicros(r.RecordedAtMicros)))
                .Where(item => !item.Record.Withdrawn).OrderBy(item => item.Record.Date)],
            [.. byKey[StoredType.AnnualReview].Select(r => r.Document<AnnualReviewRecorded>())
                .Where(review => !review.Withdrawn).OrderBy(review => review.Date)],
            byKey[StoredType.SituationPicture].Select(r => r.Document<SituationPictureRecorded>())
                .Where(picture => !picture.Withdrawn).DistinctBy(picture => picture.RecordId).ToDictionary(picture => picture.RecordId));
    }
}
