using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.SituationPictures;

/// <summary>The problems that promises answer (lägesbild). It belongs to the municipality: agreements name it, not the other way round.</summary>
internal sealed class SituationPicture : SourceRecord
{
    public required DateOnly Date { get; init; }
    public required string Title { get; init; }
    public required List<ProblemTerms> Problems { get; init; }
    public required List<string> Sources { get; init; }

    public override string EntryType => JournalTypes.SituationPicture;

    public override string Subject => $"situation-picture/{Source}/{RecordId}";

    public override object ToEvent() => new SituationPictureRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Date = Date,
        Title = Title,
        Problems = Problems,
        Sources = Sources,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
