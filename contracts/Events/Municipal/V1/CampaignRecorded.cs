using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Events.Municipal.V1;

/// <summary>A version of a campaign, whole. Shapes and units are those of <c>medborgarlofte.municipal.v1.Campaign</c>.</summary>
public sealed record CampaignRecorded : IRecordedVersion
{
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public long SourceVersion { get; init; }
    public required string MunicipalityCode { get; init; }
    public string Area { get; init; } = "";
    public required string Kind { get; init; }
    public IReadOnlyList<string> Focuses { get; init; } = [];
    [FreeText]
    public required string Title { get; init; }
    public required DateOnly StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public IReadOnlyList<OccasionYear> RiskOccasions { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    [FreeText]
    public string NationalCampaign { get; init; } = "";
    public IReadOnlyList<Party> JointWith { get; init; } = [];
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    public IReadOnlyList<string> CoveredItems { get; init; } = [];
    public string DuplicateOf { get; init; } = "";
    public bool Example { get; init; }
    public bool Withdrawn { get; init; }
    [FreeText]
    public string Reason { get; init; } = "";
}

/// <summary>A risk occasion in a year.</summary>
/// <param name="Occasion">Code of the risk occasion list, or an agreement's own.</param>
/// <param name="Year">Calendar year.</param>
public sealed record OccasionYear(string Occasion, int Year);
