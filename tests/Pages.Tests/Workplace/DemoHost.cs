using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>The demonstration, as its command starts it.</summary>
public sealed class DemoHost : StandaloneFixture
{
    /// <inheritdoc />
    protected override IReadOnlyList<string> CommandName => ["demo"];

    /// <inheritdoc />
    protected override IReadOnlyList<string> Arguments => [];
}

/// <summary>The tests that work in the demonstration; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoHost>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "demo";
}
