using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

/// <summary>Warnings come from Reporting, and no push waits for it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class WarningTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public async Task Post_WithAnAreaWhileReportingIsAway_IsStoredAndReportingIsAskedOnce()
    {
        Rpcs.On<ReportPoliceActivityRequest>(_ => new ReportPoliceActivityResponse { Result = new PushResult { Outcome = PushOutcome.Unchanged } });
        Rpcs.On<ListAgreedCodesRequest>(_ => throw new RpcException(new Status(StatusCode.Internal, "away")));
        for (var push = 0; push < 3; push++)
        {
            var json = await JsonAsync(await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, """{"recordId":"a","municipalityCode":"0685","area":"norr"}"""));
            Assert.Equal(0, json.GetProperty("warnings").GetArrayLength());
        }

        Assert.Equal(1, Rpcs.CallsOf<ListAgreedCodesRequest>());
    }
}
