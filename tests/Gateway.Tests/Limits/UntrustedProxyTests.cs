using System.Net;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Limits;

/// <summary>Where another proxy is trusted, what a caller says of itself in X-Forwarded-* headers is not believed.</summary>
public sealed class UntrustedProxyTests(UntrustedProxyTests.LimitedHost host) : GatewayTests(host), IClassFixture<UntrustedProxyTests.LimitedHost>
{
    private const int Most = 5;

    [Fact]
    public async Task Get_NamesAnotherAddress_IsNotCountedAsThatAddress()
    {
        // The machine's own address has no limit, and any other would have been refused by now.
        for (var i = 0; i <= Most; i++)
        {
            var answer = await SendAsync(HttpMethod.Get, "/api-info", token: null, header: ("X-Forwarded-For", "203.0.113.7"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Get_SaysThatItCameOverHttps_IsNotToldToStayThere()
    {
        var answer = await SendAsync(HttpMethod.Get, "/docs/index.html", token: null, header: ("X-Forwarded-Proto", "https"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    public sealed class LimitedHost : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Limits:RequestsPerAddress"] = $"{Most}", ["Limits:TrustedProxies"] = "192.0.2.1",
        };
    }
}
