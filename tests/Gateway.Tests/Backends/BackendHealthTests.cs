using System.Net;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Backends;

/// <summary>The gateway's readiness with services away.</summary>
public sealed class BackendHealthTests(BackendHealthTests.WithoutPolice one, BackendHealthTests.WithoutAny none)
    : IClassFixture<BackendHealthTests.WithoutPolice>, IClassFixture<BackendHealthTests.WithoutAny>
{
    [Fact]
    public async Task Ready_OneServiceAway_IsDegradedAndNamesIt()
    {
        var response = await one.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Degraded\nbackends: Police cannot be reached.", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ready_NoServiceThatTakesPushes_Is503AndNamesThem()
    {
        var response = await none.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            "Unhealthy\nbackends: Police cannot be reached. Municipal cannot be reached. FollowUp cannot be reached.",
            await response.Content.ReadAsStringAsync());
        none.TakeErrors();
    }

    public sealed class WithoutPolice : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Backends:Police"] = Backends.AbsentAddress };
    }

    public sealed class WithoutAny : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Backends:Police"] = Backends.AbsentAddress,
            ["Backends:Municipal"] = Backends.AbsentAddress,
            ["Backends:FollowUp"] = Backends.AbsentAddress,
        };
    }
}
