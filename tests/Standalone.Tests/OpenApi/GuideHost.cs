using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>With the example, as after a first start.</summary>
public sealed class GuideHost : StandaloneFixture
{
    /// <summary>Where the blocks write their files.</summary>
    public string Folder => Data;

    protected override IReadOnlyList<string> Arguments => [];
}

/// <summary>The tests that run what docs/api.md shows; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class GuideCollection : ICollectionFixture<GuideHost>
{
    public const string Name = "guide";
}
