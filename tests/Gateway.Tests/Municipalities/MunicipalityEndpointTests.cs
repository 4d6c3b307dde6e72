using System.Net;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Municipalities;

[Collection(GatewayCollection.Name)]
public sealed class MunicipalityEndpointTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public async Task List_AllPages_AreAll290ByCode()
    {
        var codes = new List<string>();
        for (string? page = $"{Api}/municipalities?limit=100"; page is not null;)
        {
            var json = await JsonAsync(await GetAsync(page[Api.Length..]));
            codes.AddRange(json.GetProperty("municipalities").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            page = json.TryGetProperty("nextPage", out var next) ? next.GetString() : null;
        }

        Assert.Equal(290, codes.Count);
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
    }

    [Theory]
    [InlineData("vetl", "0685")]
    [InlineData("%C3%96REBRO", "1880")]
    [InlineData("0685", "0685")]
    [InlineData("orebro", "1880")]
    [InlineData("O%CC%88rebro", "1880")]
    [InlineData("vetlanda%20kommun", "0685")]
    [InlineData("OSTERAKER", "0117")]
    [InlineData("jonkopings%20lan", "0685")]
    public async Task List_Sought_IsFoundByNameCountyOrCode(string sought, string code)
    {
        var json = await JsonAsync(await GetAsync($"/municipalities?q={sought}&limit=200"));
        Assert.Contains(code, json.GetProperty("municipalities").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.True(json.GetProperty("municipalities").GetArrayLength() < 20);
    }

    [Theory]
    [InlineData("finns-inte")]
    [InlineData("%25")]
    public async Task List_SoughtByWhatIsNotThere_IsEmpty(string sought) =>
        Assert.Empty((await JsonAsync(await GetAsync($"/municipalities?q={sought}"))).GetProperty("municipalities").EnumerateArray());

    [Fact]
    public async Task Get_Municipality_HasNameAndCounty()
    {
        var response = await GetAsync("/municipalities/0685");
        Assert.Equal("""{"code":"0685","name":"Vetlanda","county":"Jönköpings län"}""", (await JsonAsync(response)).GetRawText());
        Assert.Equal("public, max-age=86400", response.Headers.CacheControl?.ToString());
        var again = await SendAsync(HttpMethod.Get, "/municipalities/0685", header: ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/municipalities/0000")]
    [InlineData("/municipalities/vetlanda")]
    [InlineData("/municipalities/0000/follow-up")]
    public async Task Get_UnknownCode_404(string path) =>
        await ProblemAsync(await GetAsync(path), HttpStatusCode.NotFound, "MUNICIPALITY_NOT_FOUND");
}
