using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Municipal.Campaigns;

/// <summary>A campaign or information effort of the municipality, on a day or over a span of days.</summary>
internal sealed class Campaign : SourceRecord
{
    public required string Area { get; init; }
    public required string Kind { get; init; }
    public required List<string> Focuses { get; init; }
    public required string Title { get; init; }
    public required DateOnly StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public required List<OccasionYear> RiskOccasions { get; init; }
    public required List<string> Audiences { get; init; }
    public required List<string> Channels { get; init; }
    public required string NationalCampaign { get; init; }
    public required List<Party> JointWith { get; init; }
    public required List<string> ThirdParties { get; init; }
    public required List<string> CoveredItems { get; init; }
    public required string DuplicateOf { get; init; }

    public override string EntryType => JournalTypes.Campaign;

    public override string Subject => SubjectOf(Source, RecordId);

    public static string SubjectOf(string source, string recordId) => $"campaign/{source}/{recordId}";

    public override object ToEvent() => new CampaignRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Area = Area,
        Kind = Kind,
        Focuses = Focuses,
        Title = Title,
        StartDate = StartDate,
        EndDate = EndDate,
        RiskOccasions = RiskOccasions,
        Audiences = Audiences,
        Channels = Channels,
        NationalCampaign = NationalCampaign,
        JointWith = JointWith,
        ThirdParties = ThirdParties,
        CoveredItems = CoveredItems,
        DuplicateOf = DuplicateOf,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
