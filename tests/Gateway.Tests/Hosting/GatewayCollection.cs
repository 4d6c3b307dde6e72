// WebApplicationFactory mixes up the configuration of programs that it starts at the same time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>The classes that share one running gateway.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<GatewayHost>
{
    public const string Name = "gateway";
}
