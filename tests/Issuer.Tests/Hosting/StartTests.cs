using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>A start with a wrong setting, and what a start prints.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("10.0.0.0/8, proxy.example.se", "proxy.example.se")]
    [InlineData("10.0.0.0/33", "10.0.0.0/33")]
    public async Task Start_WrongProxy_EndsWithOneSentence(string proxies, string named)
    {
        var fixture = new OtherProxies(proxies);
        var failure = StartFailure.Find(await Assert.ThrowsAnyAsync<Exception>(fixture.InitializeAsync));
        Assert.Equal(ExitCodes.Configuration, failure!.ExitCode);
        Assert.Contains($"Issuer:TrustedProxies: {named} is neither an address nor a network", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProxiesAsAddressesAndNetworks_AreTaken()
    {
        var fixture = new OtherProxies("10.0.0.0/8, ::1, 192.0.2.1");
        await fixture.InitializeAsync();
        await fixture.DisposeAsync();
    }

    [Fact]
    public void FirstLink_OutputThatGoesToALog_HoldsNoLink()
    {
        var link = new Uri("https://issuer.test/inloggning/inbjudan/first.1.secret");
        Assert.Contains(link.ToString(), FirstLinkNotice.Text(link, isTerminal: true), StringComparison.Ordinal);
        var logged = FirstLinkNotice.Text(link, isTerminal: false);
        Assert.DoesNotContain("secret", logged, StringComparison.Ordinal);
        Assert.Contains("invite --party", logged, StringComparison.Ordinal);
    }

    private sealed class OtherProxies(string proxies) : IssuerFixture
    {
        protected override Dictionary<string, string?> Settings => new() { ["Issuer:TrustedProxies"] = proxies };
    }
}
