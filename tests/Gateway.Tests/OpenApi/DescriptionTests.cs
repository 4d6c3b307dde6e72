using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Gateway.Tests.OpenApi;

[Collection(GatewayCollection.Name)]
public sealed class DescriptionTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public void Endpoints_OfTheApi_AreAllDescribed()
    {
        var endpoints = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(Api, StringComparison.Ordinal) == true
                && endpoint.RoutePattern.RawText != $"{Api}/openapi.json").ToList();
        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<EndpointDescription>() is null).Select(endpoint => endpoint.DisplayName));
        var ids = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<EndpointDescription>()!.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Examples_OfTheDescription_BelongToOperations()
    {
        var ids = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<EndpointDescription>()?.Id).ToHashSet();
        Assert.All(Exchange.ReadAll(), exchange => Assert.Contains(exchange.Operation, ids));
    }
}
