namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>The classes that share one running gateway.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<GatewayHost>
{
    public const string Name = "gateway";
}
