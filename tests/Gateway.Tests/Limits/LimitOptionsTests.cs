using Medborgarlofte.Gateway.Limits;

namespace Medborgarlofte.Gateway.Tests.Limits;

public sealed class LimitOptionsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("10.1.2.3", 1)]
    [InlineData("10.1.2.3, 10.2.0.0/16, 2001:db8::/32", 3)]
    public void Proxies_AddressesAndNetworks_AreRead(string text, int count)
    {
        var options = new LimitOptions { TrustedProxies = text };
        Assert.Empty(options.Validate(new(options)));
        Assert.Equal(count, options.Proxies().Count());
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/64")]
    public void Validate_SomethingElse_IsNamed(string text)
    {
        var options = new LimitOptions { TrustedProxies = text };
        Assert.Contains(text, Assert.Single(options.Validate(new(options))).ErrorMessage, StringComparison.Ordinal);
    }
}
