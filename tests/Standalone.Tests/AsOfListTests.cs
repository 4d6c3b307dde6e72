using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Lists as they stood at an instant.</summary>
public sealed class AsOfListTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";

    [Theory]
    [InlineData("police-activities", "policeActivities", "police", Scopes.PoliceReport, """{"kind": "trafikkontroll", "date": "2021-05-01"}""", "area")]
    [InlineData("measures", "measures", "municipality", Scopes.MunicipalReport,
        """{"kind": "kampanj", "title": "Belysning", "steps": [{"step": "decided", "date": "2021-05-01"}]}""", "title")]
    [InlineData("campaigns", "campaigns", "municipality", Scopes.MunicipalReport,
        """{"kind": "kampanj", "title": "Tobak", "startDate": "2021-06-01"}""", "title")]
    public async Task List_AsOfBeforeACorrection_ShowsWhatHeldThen(
        string path, string name, string party, string scope, string record, string corrected)
    {
        var token = host.Token("test-as-of", party, scope);
        var body = JsonNode.Parse(record)!.AsObject();
        body["recordId"] = path;
        body["municipalityCode"] = "0685";
        body[corrected] = "forst";
        var before = await PushAsync(path, body, token);
        body[corrected] = "sedan";
        var after = await PushAsync(path, body, token);

        Assert.Equal("forst", await OnlyAsync($"{path}?source=test-as-of&municipality-code=0685&as-of={before}"));
        Assert.Equal("sedan", await OnlyAsync($"{path}?source=test-as-of&municipality-code=0685&as-of={after}"));
        Assert.Equal("sedan", await OnlyAsync($"{path}?source=test-as-of"));
        Assert.Empty((await ListAsync($"{path}?source=test-as-of&municipality-code=0685&as-of=2020-01-01T00:00:00Z")).EnumerateArray());
        Assert.Empty((await ListAsync($"{path}?source=test-as-of&municipality-code=0685&kind=foreldsning&as-of={after}")).EnumerateArray());
        var refused = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, $"{Api}/{path}?as-of={after}", token));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        async Task<string?> OnlyAsync(string query) =>
            Assert.Single((await ListAsync(query)).EnumerateArray()).GetProperty(corrected).GetString();

        async Task<JsonElement> ListAsync(string query)
        {
            var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, $"{Api}/{query}", token));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name);
        }
    }

    [Fact]
    public async Task List_AgreementsAsOfBeforeTheSignatures_LeavesItOut()
    {
        await host.SignVetlandaAsync();
        var now = await host.Http.GetFromJsonAsync<JsonElement>($"{Api}/agreements?municipality-code=0685");
        var signed = now.GetProperty("agreements")[0].GetProperty("record").GetProperty("recordedAt").GetString()!;

        Assert.Empty((await AgreementsAsync("2020-01-01T00:00:00Z")).EnumerateArray());
        Assert.Equal("vetlanda-2020-2021", Assert.Single((await AgreementsAsync(signed)).EnumerateArray()).GetProperty("id").GetString());

        async Task<JsonElement> AgreementsAsync(string asOf) =>
            (await host.Http.GetFromJsonAsync<JsonElement>($"{Api}/agreements?municipality-code=0685&as-of={asOf}")).GetProperty("agreements");
    }

    private async Task<string> PushAsync(string path, JsonObject body, string token)
    {
        var answer = await host.Http.SendAsync(
            StandaloneFixture.Request(HttpMethod.Post, $"{Api}/{path}", token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetProperty("recordedAt").GetString()!;
    }
}
