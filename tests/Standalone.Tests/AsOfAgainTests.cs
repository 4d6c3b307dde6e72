using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>What an answer states of itself, asked again.</summary>
public sealed class AsOfAgainTests(AsOfFollowUpTests.Host host) : IClassFixture<AsOfFollowUpTests.Host>
{
    private const string Api = "/medborgarlofte/v1";
    private const string Agreement = $"{Api}/agreements/vetlanda-2026/follow-up";
    private const string Receipt = $"{Api}/commitments/vetlanda-2026~1/receipt";
    private const string Municipality = $"{Api}/municipalities/0685/follow-up";

    [Fact]
    public async Task Answers_GivenBesidePushes_AreTheSameBytesWhenTheirInstantIsAskedAgain()
    {
        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        List<(string Path, string Body)> given = [];
        for (var round = 0; round < 12; round++)
        {
            var pushes = Enumerable.Range(0, 8).Select(i => PushAsync(token, $"again-{round}-{i}")).ToList();
            foreach (var path in new[] { Agreement, Receipt, Municipality })
            {
                given.Add((path, await BodyAsync(path)));
            }

            await Task.WhenAll(pushes);
            given.Add((Agreement, await BodyAsync(Agreement)));
        }

        foreach (var (path, body) in given)
        {
            using var answer = JsonDocument.Parse(body);
            var (asOf, position) = (answer.RootElement.GetProperty("asOf").GetString(), answer.RootElement.GetProperty("position").GetString());
            Assert.Equal(body, await BodyAsync($"{path}?as-of={asOf}"));
            Assert.Equal(body, await BodyAsync($"{path}?as-of={asOf}&position={position}"));
        }
    }

    [Fact]
    public async Task Page_AskedAgainByItsPermanentAddress_IsTheSame()
    {
        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        await PushAsync(token, "page-1");
        using var followUp = JsonDocument.Parse(await BodyAsync(Agreement));
        var address = $"/avtal/vetlanda-2026?as-of={followUp.RootElement.GetProperty("asOf").GetString()}"
            + $"&position={followUp.RootElement.GetProperty("position").GetString()}";
        var first = await BodyAsync(address);
        await PushAsync(token, "page-2");
        await Eventually.Get(() => BodyAsync(Agreement), body => !body.Contains(followUp.RootElement.GetProperty("position").GetString()!, StringComparison.Ordinal));

        Assert.Equal(first, await BodyAsync(address));
    }

    [Theory]
    [InlineData(Agreement)]
    [InlineData(Receipt)]
    [InlineData($"{Receipt}.csv")]
    [InlineData(Municipality)]
    [InlineData("/avtal/vetlanda-2026")]
    [InlineData("/kommuner/0685")]
    [InlineData("/ataganden/vetlanda-2026~1")]
    [InlineData($"{Api}/agreements")]
    [InlineData($"{Api}/police-activities?municipality-code=0685")]
    [InlineData($"{Api}/measures?municipality-code=0685")]
    [InlineData($"{Api}/campaigns?municipality-code=0685")]
    [InlineData($"{Api}/manifests?municipality-code=0685")]
    [InlineData($"{Api}/agreements/vetlanda-2026/seals")]
    [InlineData($"{Api}/agreements/vetlanda-2026/meetings")]
    public async Task Read_OfAnInstantToCome_Is400(string path)
    {
        var token = host.Token("test-municipality", "municipality", Scopes.MunicipalReport);
        var tomorrow = DateTimeOffset.UtcNow.AddYears(20).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        using var request = StandaloneFixture.Request(HttpMethod.Get, $"{path}{(path.Contains('?') ? '&' : '?')}as-of={tomorrow}", token);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("?position=1.1.1")]
    [InlineData("?as-of=2026-01-01T00:00:00Z&position=x")]
    [InlineData("?as-of=2026-01-01T00:00:00Z&position=1.1")]
    [InlineData("?as-of=2026-01-01T00:00:00Z&position=01.1.1")]
    [InlineData("?as-of=2020-01-01T00:00:00Z&position=0.0.3")]
    [InlineData("?as-of=2026-01-01T00:00:00Z&position=99999999.1.1")]
    public async Task Read_OfAPositionThatNoAnswerStated_Is400(string query)
    {
        // While the read store is being built, a position may be one that it has yet to come to.
        Assert.Equal(HttpStatusCode.BadRequest, await Eventually.Get(
            async () => (await host.Http.GetAsync($"{Agreement}{query}")).StatusCode, status => status != HttpStatusCode.ServiceUnavailable));
    }

    private static readonly string[] Focuses = ["trafikbeteende"];

    private async Task PushAsync(string token, string id)
    {
        var activity = new { recordId = id, municipalityCode = "0685", kind = "trafikkontroll", focuses = Focuses, date = "2026-05-01" };
        var answer = await host.Http.SendAsync(
            StandaloneFixture.Request(HttpMethod.Post, $"{Api}/police-activities", token, JsonContent.Create(activity)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> BodyAsync(string path)
    {
        var answer = await Eventually.Get(
            () => host.Http.GetAsync(new Uri(path, UriKind.Relative)), answer => answer.StatusCode != HttpStatusCode.NotFound);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadAsStringAsync();
    }
}
