using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Each RPC of the running process, with each token.</summary>
public sealed class GrpcAccessTests(AccessHost host) : IClassFixture<AccessHost>
{
    // Not about records, and public by their protocols.
    private static readonly string[] Infrastructure = ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    [Fact]
    public async Task EveryRpc_WithEachToken_AnswersAsTheTableSays()
    {
        var actual = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var method in Mapped().Where(method => !Infrastructure.Contains(method.Service))
            .OrderBy(method => method.Name.StartsWith("Withdraw", StringComparison.Ordinal)))
        {
            var rpc = GrpcCall.Methods.Single(m => m.Service.FullName == method.Service && m.Name == method.Name);
            var id = method.Name switch
            {
                _ when method.Name.StartsWith("Withdraw", StringComparison.Ordinal) => AccessHost.Withdrawn,
                _ when method.Name.StartsWith("Report", StringComparison.Ordinal) => AccessHost.Reported,
                _ => AccessHost.Read,
            };
            var cells = new List<string>();
            foreach (var cell in Cell.All)
            {
                var webhook = method.Name is "ReplayWebhook" or "DeleteWebhook" ? host.NewWebhook() : "";
                cells.Add(await GrpcCall.SendAsync(host, rpc, GrpcCall.Of(rpc, id, webhook), cell.Token(host, Home.Of(rpc.FullName))));
            }

            actual.Add(rpc.FullName, cells);
            host.DeleteWebhooks(Samples.Source);
        }

        AccessMatrix.Compare("grpc-access.txt", actual);
    }

    [Fact]
    public void EveryRpcOfTheContracts_IsMapped() =>
        Assert.Empty(GrpcCall.Methods.Select(method => method.FullName).Except(Mapped().Select(method => $"{method.Service}.{method.Name}")));

    private List<(string Service, string Name)> Mapped() =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<Grpc.Core.IMethod>().Select(method => (method.ServiceName, method.Name)).Distinct(),
    ];
}
