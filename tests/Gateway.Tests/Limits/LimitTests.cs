using System.Net;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Limits;

/// <summary>How many requests one caller may make. Each test is another caller, since the count goes on.</summary>
public sealed class LimitTests(LimitTests.LimitedHost host) : GatewayTests(host), IClassFixture<LimitTests.LimitedHost>
{
    private const int Most = 5;

    [Fact]
    public async Task Get_OneMoreThanTheAddressMay_IsRefusedWithRetryAfter()
    {
        await RepeatAsync(Most, () => FromAsync("203.0.113.7"), HttpStatusCode.OK);
        var refused = await FromAsync("203.0.113.7");
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests, "TOO_MANY_REQUESTS");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);

        Assert.Equal(HttpStatusCode.OK, (await FromAsync("203.0.113.8")).StatusCode);
    }

    [Fact]
    public async Task Get_AddressesOfOneIpv6Network_AreOneCaller()
    {
        await RepeatAsync(Most, () => FromAsync("2001:db8:1:2::1"), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await FromAsync("2001:db8:1:2:ffff::9")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("2001:db8:1:3::1")).StatusCode);
    }

    [Fact]
    public async Task Get_ForwardedByAnUntrustedProxy_CountsAsThatProxy()
    {
        // The last address is what the trusted proxy saw; what stands before it anybody can write.
        await RepeatAsync(Most, () => FromAsync($"{Random.Shared.Next(1, 200)}.0.0.1, 203.0.113.20"), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await FromAsync("198.51.100.1, 203.0.113.20")).StatusCode);
    }

    [Fact]
    public async Task Get_WithABadToken_CountsAsItsAddress()
    {
        await RepeatAsync(Most, () => FromAsync("203.0.113.30", "abc"), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await FromAsync("203.0.113.30", "abc")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await FromAsync("203.0.113.30")).StatusCode);
    }

    [Fact]
    public async Task Get_TokensOfOneSource_AreOneCallerWhateverTheAddress()
    {
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await FromAsync($"198.51.100.{i}", Host.Token(source: "busy"))).StatusCode);
        }

        var refused = await FromAsync("198.51.100.99", Host.Token(source: "busy"));
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests, "TOO_MANY_REQUESTS");
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("198.51.100.99", Host.Token(source: "calm"))).StatusCode);
    }

    [Fact]
    public async Task Grpc_OneMoreThanTheSourceMay_IsResourceExhaustedWithRetryInfo()
    {
        Rpcs.On<ListPoliceActivitiesRequest>(_ => new ListPoliceActivitiesResponse());
        using var channel = GrpcChannel.ForAddress(Host.GrpcAddress);
        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {Host.Token(source: "grpc")}" } };
        for (var i = 0; i < Most; i++)
        {
            await client.ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest(), headers);
        }

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest(), headers));
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        var details = refused.GetRpcStatus()!;
        Assert.Equal("TOO_MANY_REQUESTS", details.GetDetail<ErrorInfo>()!.Reason);
        Assert.InRange(details.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan().TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Stream_ManyMoreRecordsThanRequests_IsOneRequest()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(request => new ReportPoliceActivitiesResponse
        {
            RecordId = request.Activity.RecordId, Result = new PushResult { Outcome = PushOutcome.Created },
        });
        var lines = string.Concat(Enumerable.Range(0, 100 * Most).Select(number => $$"""{"recordId":"r-{{number}}"}""" + "\n"));
        var answer = await SendAsync(HttpMethod.Post, "/police-activities", Host.Token(source: "bulk"), lines, "application/x-ndjson");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((100 * Most) + 1, (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("198.51.100.200", Host.Token(source: "bulk"))).StatusCode);
    }

    [Fact]
    public async Task Post_LargerThanItsAddressTakes_IsRefusedWithTheLimit()
    {
        var body = $$"""{"recordId":"{{new string('x', 1024 * 1024)}}"}""";
        var problem = await ProblemAsync(
            await SendAsync(HttpMethod.Post, "/police-activities", Host.Token(source: "large"), body), HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
        Assert.Contains("1048576 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task RepeatAsync(int times, Func<Task<HttpResponseMessage>> send, HttpStatusCode expected)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(expected, (await send()).StatusCode);
        }
    }

    private Task<HttpResponseMessage> FromAsync(string forwardedFor, string? token = null) =>
        SendAsync(HttpMethod.Get, "/api-info", token, header: ("X-Forwarded-For", forwardedFor));

    public sealed class LimitedHost : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Limits:RequestsPerToken"] = $"{Most}", ["Limits:RequestsPerAddress"] = $"{Most}", ["Limits:TrustedProxies"] = "127.0.0.1, ::1/128",
        };
    }
}
