using System.Net;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.FollowUp;

/// <summary>A gateway whose Reporting is away: public reads say so, and everything else goes on.</summary>
public sealed class ReportingDownTests(ReportingDownTests.HostWithoutReporting host)
    : GatewayTests(host), IClassFixture<ReportingDownTests.HostWithoutReporting>
{
    [Theory]
    [InlineData("/municipalities/0685/follow-up")]
    [InlineData("/municipalities/0685/follow-up?as-of=2021-05-01T12:00:00Z")]
    [InlineData("/agreements/vetlanda/follow-up")]
    [InlineData("/commitments/vetlanda~2/receipt")]
    [InlineData("/commitments/vetlanda~2/receipt.csv")]
    public async Task Get_PublicRead_503WithRetryAfter(string path)
    {
        var response = await GetAsync(path);
        var problem = await ProblemAsync(response, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        Assert.DoesNotContain("absent.sock", problem.GetRawText(), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Get_OtherService_Answers()
    {
        Rpcs.On<ListAgreementsRequest>(_ => new ListAgreementsResponse());
        await JsonAsync(await GetAsync("/agreements"));
    }

    public sealed class HostWithoutReporting : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Backends:Reporting"] = Backends.AbsentAddress };
    }
}
