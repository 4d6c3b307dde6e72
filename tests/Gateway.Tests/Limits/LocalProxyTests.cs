using System.Net;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Limits;

/// <summary>Nothing is configured, and a proxy on the same machine passes on what comes from elsewhere: the limits hold for those it names.</summary>
public sealed class LocalProxyTests(LocalProxyTests.LimitedHost host) : GatewayTests(host), IClassFixture<LocalProxyTests.LimitedHost>
{
    private const int Most = 5;

    [Fact]
    public async Task Get_OneMoreThanAForwardedAddressMay_IsRefused()
    {
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await FromAsync("203.0.113.7")).StatusCode);
        }

        await ProblemAsync(await FromAsync("203.0.113.7"), HttpStatusCode.TooManyRequests, "TOO_MANY_REQUESTS");
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("203.0.113.8")).StatusCode);
    }

    [Fact]
    public async Task Get_FromTheMachineItself_HasNoLimit()
    {
        for (var i = 0; i <= Most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api-info")).StatusCode);
        }
    }

    private Task<HttpResponseMessage> FromAsync(string address) =>
        SendAsync(HttpMethod.Get, "/api-info", token: null, header: ("X-Forwarded-For", address));

    public sealed class LimitedHost : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Limits:RequestsPerAddress"] = $"{Most}" };
    }
}
