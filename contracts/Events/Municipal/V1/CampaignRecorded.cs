using System.Diagnostics.CodeAnalysis;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Events.Municipal.V1;

/// <summary>A version of a campaign, whole. Shapes and units are those of <c>medborgarlofte.municipal.v1.Campaign</c>.</summary>
public sealed record CampaignRecorded : PushedRecorded, IPushedRecorded<CampaignRecorded, Campaign>
{
    public CampaignRecorded()
    {
    }

    [SetsRequiredMembers]
    private CampaignRecorded(Campaign wire) : base(wire)
    {
        Title = wire.Title;
        StartDate = WireDays.ToDay(wire.StartDate);
        EndDate = WireDays.ToLastDay(wire.EndDate, StartDate);
        RiskOccasions = [.. wire.RiskOccasions.Select(risk => new OccasionYear(risk.Occasion, risk.Year))
            .OrderBy(risk => risk.Year).ThenBy(risk => risk.Occasion, StringComparer.Ordinal)];
        Audiences = wire.Audiences.ToSet();
        Channels = wire.Channels.ToSet();
        NationalCampaign = wire.NationalCampaign;
    }

    public static string EntryType => JournalTypes.Campaign;

    public static string SubjectKind => "campaign";

    [FreeText]
    public required string Title { get; init; }
    public required DateOnly StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public IReadOnlyList<OccasionYear> RiskOccasions { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    [FreeText]
    public string NationalCampaign { get; init; } = "";

    public static CampaignRecorded FromWire(Campaign wire) => new(wire);

    public override DateOnly DoneOn() => StartDate;

    public Campaign ToWire() => FillIn(new Campaign
    {
        Title = Title,
        StartDate = WireDays.ToWire(StartDate),
        EndDate = WireDays.ToWire(EndDate),
        RiskOccasions = { RiskOccasions.Select(risk => new RiskOccasionYear { Occasion = risk.Occasion, Year = risk.Year }) },
        Audiences = { Audiences },
        Channels = { Channels },
        NationalCampaign = NationalCampaign,
    });
}

/// <summary>A risk occasion in a year.</summary>
/// <param name="Occasion">Code of the risk occasion list, or an agreement's own.</param>
/// <param name="Year">Calendar year.</param>
public sealed record OccasionYear(string Occasion, int Year);
