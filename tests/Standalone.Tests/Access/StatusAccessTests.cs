using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Hashing the whole read store is for the services themselves; how far it has come is for everybody.</summary>
public sealed class StatusAccessTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Theory]
    [InlineData(null, StatusCode.Unauthenticated)]
    [InlineData(Scopes.PoliceReport, StatusCode.PermissionDenied)]
    [InlineData(Scopes.FollowUpManage, StatusCode.PermissionDenied)]
    [InlineData(Scopes.ReportsInternal, StatusCode.OK)]
    public async Task GetReportingStatus_WithHashes_NeedsTheInternalScope(string? scope, StatusCode expected)
    {
        var headers = scope is null ? [] : host.Headers("test", "police", scope);
        var client = new FollowUpService.FollowUpServiceClient(host.Grpc);

        using var call = client.GetReportingStatusAsync(new GetReportingStatusRequest { IncludeHashes = true }, headers);
        var status = StatusCode.OK;
        try
        {
            Assert.Equal(64, (await call).StateHash.Length);
        }
        catch (RpcException refusal)
        {
            status = refusal.StatusCode;
        }

        Assert.Equal(expected, status);
        Assert.Equal(3, (await client.GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks.Count);
    }
}
