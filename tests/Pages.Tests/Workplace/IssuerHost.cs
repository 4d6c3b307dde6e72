using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A host whose people come in by an issuer.</summary>
public sealed class IssuerHost : StandaloneFixture
{
    /// <summary>Where they sign in.</summary>
    public CodeIssuer Issuer { get; } = new();

    /// <summary>Its clock.</summary>
    public AdjustableTime Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <inheritdoc />
    protected override TimeProvider Time => Clock;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["Pages:PublicAddress"] = "https://lofte.example",
        ["Workplace:Authority"] = Issuer.Address,
        ["Workplace:ClientSecret"] = Issuer.ClientSecret,
        ["Workplace:RequireHttpsMetadata"] = "false",
    };

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await Issuer.StartAsync();
        await base.InitializeAsync();
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

/// <summary>The tests whose people come in by an issuer; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class IssuerCollection : ICollectionFixture<IssuerHost>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "issuer";
}
