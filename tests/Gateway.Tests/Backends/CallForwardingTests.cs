using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Tests.Backends;

[Collection(GatewayCollection.Name)]
public sealed class CallForwardingTests(GatewayHost host) : GatewayTests(host)
{
    private const string Record = "/police-activities/demo/r-1";

    [Fact]
    public async Task Call_TokenAndTrace_AreTheCallers()
    {
        Rpcs.On<GetPoliceActivityRequest>(_ => new GetPoliceActivityResponse { Activity = new PoliceActivity() });
        var token = PoliceToken;
        await JsonAsync(await SendAsync(HttpMethod.Get, Record, token, header: ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
        var headers = Rpcs.LastCall<GetPoliceActivityRequest>().Headers;
        Assert.Equal($"Bearer {token}", headers.GetValue("authorization"));
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", headers.GetValue("traceparent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Deadline_IsHalfAMinuteAndAStreamsAnHour()
    {
        Rpcs.On<GetPoliceActivityRequest>(_ => new GetPoliceActivityResponse { Activity = new PoliceActivity() });
        Rpcs.On<ReportPoliceActivitiesRequest>(_ => new ReportPoliceActivitiesResponse { Result = new PushResult() });
        await GetAsync(Record, PoliceToken);
        await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "{}", "application/x-ndjson");
        var now = DateTime.UtcNow;
        Assert.InRange(Rpcs.LastCall<GetPoliceActivityRequest>().Deadline - now, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(31));
        Assert.InRange(Rpcs.LastCall<ReportPoliceActivitiesRequest>().Deadline - now, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Call_ReadOrUpsertThatIsUnavailable_IsSentAgain()
    {
        Rpcs.On<GetPoliceActivityRequest>(_ => Rpcs.Calls < 3 ? throw Unavailable() : new GetPoliceActivityResponse { Activity = new PoliceActivity() });
        await JsonAsync(await GetAsync(Record, PoliceToken));
        Assert.Equal(3, Rpcs.Calls);

        Rpcs.On<ReportPoliceActivityRequest>(_ => Rpcs.Calls < 6 ? throw Unavailable() : new ReportPoliceActivityResponse { Result = new PushResult() });
        await JsonAsync(await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "{}"));
        Assert.Equal(6, Rpcs.Calls);
    }

    [Fact]
    public async Task Call_StaysUnavailable_EndsAfterFourTries()
    {
        Rpcs.On<GetPoliceActivityRequest>(_ => throw Unavailable());
        await ProblemAsync(await GetAsync(Record, PoliceToken), HttpStatusCode.ServiceUnavailable, "DATABASE_UNAVAILABLE");
        Assert.Equal(4, Rpcs.Calls);
    }

    [Fact]
    public async Task Call_ServiceGoesAwayDuringIt_IsUnavailable()
    {
        ExpectsErrors = true;
        Rpcs.On<GetPoliceActivityRequest>(GoAway);
        Rpcs.On<WithdrawPoliceActivityRequest>(GoAway);
        Rpcs.On<ReportPoliceActivitiesRequest>(GoAway);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(Record, PoliceToken)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(HttpMethod.Delete, Record, PoliceToken, """{"reason": "fel"}""")).StatusCode);
        var lines = await (await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "{}\n{}", "application/x-ndjson")).Content.ReadAsStringAsync();
        Assert.Contains("\"status\":503", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithdrawalOrOtherFailure_IsSentOnce()
    {
        Rpcs.On<WithdrawPoliceActivityRequest>(_ => throw Unavailable());
        await ProblemAsync(await SendAsync(HttpMethod.Delete, $"{Record}?reason=x", PoliceToken), HttpStatusCode.ServiceUnavailable, "DATABASE_UNAVAILABLE");
        Assert.Equal(1, Rpcs.Calls);

        Rpcs.On<GetPoliceActivityRequest>(_ => throw Refusal.Of(StatusCode.Internal, "INTERNAL"));
        await ProblemAsync(await GetAsync(Record, PoliceToken), HttpStatusCode.InternalServerError, "INTERNAL");
        Assert.Equal(2, Rpcs.Calls);
    }

    private static RpcException Unavailable() => Refusal.Of(StatusCode.Unavailable, "DATABASE_UNAVAILABLE");

    /// <summary>As a process that is killed: its connections end, and nothing is answered.</summary>
    private static IMessage GoAway(IMessage request, ServerCallContext call)
    {
        call.GetHttpContext().Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
        throw new OperationCanceledException();
    }
}
