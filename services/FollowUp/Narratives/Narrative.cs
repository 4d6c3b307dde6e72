using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Narratives;

/// <summary>A party's own account of its work on a commitment; shown as its words, never judged.</summary>
internal sealed class Narrative : SourceRecord
{
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required Party Party { get; init; }
    public required DateOnly StartDate { get; init; }
    public required DateOnly EndDate { get; init; }
    public required string Text { get; init; }
    public required Statement Statement { get; init; }

    public override string EntryType => JournalTypes.Narrative;

    public override string Subject => $"narrative/{Source}/{RecordId}";

    public override object ToEvent() => new NarrativeRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        CommitmentId = CommitmentId,
        Party = Party,
        Period = new DateSpan(StartDate, EndDate),
        Text = Text,
        Statement = Statement,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
