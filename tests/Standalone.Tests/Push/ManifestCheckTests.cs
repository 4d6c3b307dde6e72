using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>A manifest that states another number of records than there are is answered with both, and declares nothing until they agree.</summary>
public sealed class ManifestCheckTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";
    private static readonly string[] Kinds = ["trafikkontroll"];
    private static readonly string[] Focuses = ["trafikbeteende"];

    private string Token => host.Token("check-police", "police", Scopes.PoliceReport, "0685");

    [Fact]
    public async Task Report_TwoRecordsMissing_IsToldAndHealsWhenTheyCome()
    {
        await host.SignVetlandaAsync();
        await ControlsAsync("a", "b", "c");

        var answer = await PostAsync("manifests", new
        {
            recordId = "m",
            municipalityCode = "0685",
            kinds = Kinds,
            period = new { startDate = "2020-01-01", endDate = "2021-12-31" },
            recordCount = 5,
        });
        var check = answer.GetProperty("check");
        Assert.Equal((5, 3, 2, false), (Number(check, "stated"), Number(check, "held"), Number(check, "missing"), check.GetProperty("assured").GetBoolean()));
        Assert.Equal("Not assured: stated 5, held 3, missing 2.", check.GetProperty("text").GetProperty("en").GetString());
        Assert.Equal("2021-12-31", check.GetProperty("declaredUntil").GetString());

        var before = await host.EventuallyAsync("2", commitment => commitment.GetProperty("evidence").GetProperty("manifestMismatches").GetArrayLength() == 1);
        var mismatch = before.GetProperty("evidence").GetProperty("manifestMismatches")[0];
        Assert.Equal("notReported", before.Outcome());
        Assert.Equal((5, 3), (Number(mismatch, "stated"), Number(mismatch, "held")));
        Assert.Equal("inte försäkrat: uppgift om fem, tre finns", mismatch.GetProperty("text").GetProperty("sv").GetString());

        await ControlsAsync("d", "e");
        var after = await host.EventuallyAsync("2", commitment => commitment.GetProperty("evidence").GetProperty("manifestMismatches").GetArrayLength() == 0);
        Assert.Equal(("notFulfilled", "complete"), (after.Outcome(), after.GetProperty("evidence").GetProperty("state").GetString()));
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private async Task ControlsAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            await PostAsync("police-activities", new
            {
                recordId = id,
                municipalityCode = "0685",
                kind = "trafikkontroll",
                focuses = Focuses,
                date = "2020-05-04",
            });
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, $"{Api}/{path}", Token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
