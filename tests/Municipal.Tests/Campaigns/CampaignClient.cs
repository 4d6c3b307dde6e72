using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Campaigns;

/// <summary>What every test of the campaigns' RPCs needs.</summary>
internal static class CampaignClient
{
    public static CampaignsService.CampaignsServiceClient Campaigns(this StandaloneFixture host) => new(host.Grpc);

    /// <summary>A valid campaign with an id that no other test uses.</summary>
    public static Campaign New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), MunicipalityCode = "0685", Kind = "kampanj", Focuses = { "unga" }, Title = "Tobak och alkohol",
        StartDate = "2021-06-01", EndDate = "2021-06-10", RiskOccasions = { new RiskOccasionYear { Occasion = "skolavslutning", Year = 2021 } },
    };

    public static async Task<ReportCampaignResponse> ReportAsync(
        this StandaloneFixture host, Campaign campaign, Metadata? headers = null, string reason = "", bool validateOnly = false) =>
        await host.Campaigns().ReportCampaignAsync(
            new ReportCampaignRequest { Campaign = campaign, Reason = reason, ValidateOnly = validateOnly }, headers ?? host.Municipal());

    public static async Task<Campaign> GetAsync(this StandaloneFixture host, string recordId, string source = "test-municipal") =>
        (await host.Campaigns().GetCampaignAsync(new GetCampaignRequest { Source = source, RecordId = recordId }, host.Municipal())).Campaign;
}
