using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Tests.PassThrough;

public sealed class GrpcPassThroughTests(GrpcPassThroughTests.HostWithoutReporting host)
    : GatewayTests(host), IClassFixture<GrpcPassThroughTests.HostWithoutReporting>
{
    private readonly GrpcChannel channel = GrpcChannel.ForAddress(host.GrpcAddress);

    [Fact]
    public async Task Unary_Call_ReachesItsServiceWithHeaders()
    {
        Rpcs.On<GetMeasureRequest>(request => new GetMeasureResponse { Measure = new Measure { RecordId = request.RecordId } });
        var response = await new MeasuresService.MeasuresServiceClient(channel).GetMeasureAsync(
            new GetMeasureRequest { RecordId = "r-1" }, new Metadata { { "authorization", "Bearer x" } }, DateTime.UtcNow.AddMinutes(5));
        Assert.Equal("r-1", response.Measure.RecordId);
        Assert.Equal("Bearer x", Rpcs.LastCall<GetMeasureRequest>().Headers.GetValue("authorization"));
    }

    [Fact]
    public async Task Unary_Refusal_KeepsItsDetails()
    {
        Rpcs.On<GetPoliceActivityRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "RECORD_NOT_FOUND"));
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new PoliceActivitiesService.PoliceActivitiesServiceClient(channel).GetPoliceActivityAsync(new GetPoliceActivityRequest()));
        Assert.Equal("RECORD_NOT_FOUND", failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
    }

    [Fact]
    public async Task Stream_Records_AreAnsweredBeforeTheNextIsSent()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(request => new ReportPoliceActivitiesResponse { RecordId = request.Activity.RecordId, Result = new PushResult() });
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel).ReportPoliceActivities();
        for (var i = 0; i < 3; i++)
        {
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = new PoliceActivity { RecordId = $"r-{i}" } });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"r-{i}", call.ResponseStream.Current.RecordId);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Unary_ServiceIsAway_Unavailable()
    {
        ExpectsErrors = true;
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new FollowUpService.FollowUpServiceClient(channel).GetReceiptAsync(new GetReceiptRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Stream_ServiceGoesAwayBeforeItsFirstAnswer_Unavailable()
    {
        ExpectsErrors = true;
        Rpcs.On<ReportPoliceActivitiesRequest>((_, service) =>
        {
            // The sender has more to come: the gateway waits for it when the service's connection ends.
            service.GetHttpContext().Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
            throw new OperationCanceledException();
        });

        // Often enough for either end of the call in the gateway to notice it first.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel).ReportPoliceActivities();
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = new PoliceActivity { RecordId = "r-1" } });
            var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
            Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        }
    }

    [Fact]
    public async Task Journal_Call_IsNotPassedOn()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new JournalService.JournalServiceClient(channel).GetJournalStatusAsync(new GetJournalStatusRequest { Journal = "police" }));
        Assert.NotEqual(StatusCode.OK, failure.StatusCode);
        Assert.Equal(0, Rpcs.Calls);
    }

    [Fact]
    public async Task UnknownService_Call_IsUnimplemented()
    {
        var method = new Method<GetMeasureRequest, GetMeasureResponse>(MethodType.Unary, "medborgarlofte.nothing.v1.NoService", "Get",
            Marshallers.Create(_ => Array.Empty<byte>(), _ => new GetMeasureRequest()), Marshallers.Create(_ => Array.Empty<byte>(), _ => new GetMeasureResponse()));
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, new GetMeasureRequest()));
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task Reflection_Services_AreThoseThatPassThrough()
    {
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext());
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Contains("medborgarlofte.police.v1.PoliceActivitiesService", names);
        Assert.Contains("medborgarlofte.reporting.v1.FollowUpService", names);
        Assert.DoesNotContain("medborgarlofte.journal.v1.JournalService", names);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Health_Check_IsTheGateways()
    {
        var response = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());
        // Unknown until the first round of checks.
        Assert.NotEqual(HealthCheckResponse.Types.ServingStatus.NotServing, response.Status);
    }

    public sealed class HostWithoutReporting : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Backends:Reporting"] = Backends.AbsentAddress };
    }
}
