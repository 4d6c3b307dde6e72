using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A host whose issuer has never answered.</summary>
public sealed class IssuerAwayHost : StandaloneFixture
{
    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["Workplace:Authority"] = $"http://127.0.0.1:{Ports.Free()}",
        ["Workplace:ClientSecret"] = "secret",
        ["Workplace:RequireHttpsMetadata"] = "false",
    };
}

/// <summary>Nobody gets in while the issuer is away, and the page says why.</summary>
public sealed class IssuerAwayTests(IssuerAwayHost host) : IClassFixture<IssuerAwayHost>
{
    [Fact]
    public async Task SignIn_IssuerAway_IsAnsweredInWords()
    {
        using var answer = await host.Http.GetAsync("/arbetsplats/logga-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Inloggningen svarar inte", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
