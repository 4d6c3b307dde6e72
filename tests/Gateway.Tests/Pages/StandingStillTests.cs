using System.Net;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Pages;

/// <summary>A page whose figures lack a party's newest reports says so.</summary>
[Collection(GatewayCollection.Name)]
public sealed class StandingStillTests(GatewayHost host) : GatewayTests(host)
{
    [Theory]
    [InlineData("/kommuner/0685", "police", "Polisens uppgifter har inte kunnat hämtas sedan 29\u00a0november 2026 kl. 14.05.")]
    [InlineData("/kommuner/0685", "municipal", "Kommunens uppgifter har inte kunnat hämtas sedan 29\u00a0november 2026 kl. 14.05.")]
    [InlineData("/kommuner/0685", "followup", "Avtal, möten och lägesbilder har inte kunnat hämtas sedan 29\u00a0november 2026 kl. 14.05.")]
    [InlineData("/en/municipalities/0685", "police", "The reports of the police could not be fetched since 29\u00a0November 2026 at 14:05.")]
    public async Task Municipality_JournalStandsStill_SaysWhoseAndSinceWhen(string path, string service, string said)
    {
        Rpcs.On<GetMunicipalityFollowUpRequest>(_ => new GetMunicipalityFollowUpResponse { FollowUp = FollowUp(service) });
        Assert.Contains(said, WebUtility.HtmlDecode(await Host.Http.GetStringAsync($"{path}?as-of=2020-05-01")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_JournalStandsStill_NamesItWithItsInstant()
    {
        Rpcs.On<GetMunicipalityFollowUpRequest>(_ => new GetMunicipalityFollowUpResponse { FollowUp = FollowUp("police") });
        var json = await JsonAsync(await GetAsync("/municipalities/0685/follow-up?as-of=2020-05-01T12:00:00Z"));
        var journal = Assert.Single(json.GetProperty("standingStill").EnumerateArray());
        Assert.Equal("police", journal.GetProperty("service").GetString());
        Assert.Equal("2026-11-29T13:05:00.000000Z", journal.GetProperty("since").GetString());
    }

    private static MunicipalityFollowUp FollowUp(string service) => new()
    {
        Municipality = new Municipality { Code = "0685", Name = "Vetlanda" },
        AsOf = new DateTimeOffset(2020, 5, 1, 12, 0, 0, TimeSpan.Zero).ToTimestamp(),
        Unreachable = { service },
        StandingStill = { new StandingStill { Service = service, Since = new DateTimeOffset(2026, 11, 29, 13, 5, 0, TimeSpan.Zero).ToTimestamp() } },
    };
}
