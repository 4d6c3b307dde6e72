using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.ApiInfo;

[Collection(GatewayCollection.Name)]
public sealed class ApiInfoEndpointTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public async Task Get_NoToken_HasWhatTheProfileAsksFor()
    {
        var json = await JsonAsync(await GetAsync("/api-info"));
        Assert.Equal(["apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"], json.EnumerateObject().Select(property => property.Name));
        Assert.All(json.EnumerateObject(), property => Assert.NotEmpty(property.Value.GetString()!));
        Assert.True(Uri.IsWellFormedUriString(json.GetProperty("apiDocumentation").GetString(), UriKind.Absolute));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Get_Health_Answers(string path) => Assert.Equal("Healthy", await Host.Http.GetStringAsync(path));
}
