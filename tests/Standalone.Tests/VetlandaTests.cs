using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>The main job from end to end: an agreement through REST, activities through gRPC from another language, the verdict through REST.</summary>
public sealed class VetlandaTests(VetlandaTests.Host host) : IClassFixture<VetlandaTests.Host>
{
    private static readonly string[] Focus = ["trafikbeteende"];

    [SkippableFact]
    public async Task Push_FifteenTrafficControls_FulfilsAndWithdrawalBringsBack()
    {
        Skip.If(PythonClient.Missing is not null, PythonClient.Missing);
        await host.SignVetlandaAsync();
        var token = host.Token("test-police", "police", Scopes.PoliceReport, "*");

        var fourteen = await PythonClient.PushAsync(host.GrpcAddress, token, Enumerable.Range(1, 14).Select(Control));
        Assert.All(fourteen, answer => Assert.Equal("PUSH_OUTCOME_CREATED", answer.GetProperty("outcome").GetString()));
        var commitment = await host.EventuallyAsync("2", c => c.Count() == 14);
        Assert.Equal("inProgress", commitment.Outcome());

        var notCounted = await PythonClient.PushAsync(host.GrpcAddress, token,
        [
            new { record_id = "no-focus", municipality_code = "0685", kind = "trafikkontroll", date = "2021-03-01" },
            new { record_id = "too-early", municipality_code = "0685", kind = "trafikkontroll", focuses = Focus, date = "2019-12-31" },
            new { record_id = "to-come", municipality_code = "0685", kind = "trafikkontroll", focuses = Focus, date = "2021-03-02" },
            new { record_id = "elsewhere", municipality_code = "0686", kind = "trafikkontroll", focuses = Focus, date = "2021-03-01" },
            Control(14),
        ]);
        Assert.Equal("activity.date", notCounted[2].GetProperty("fields")[0].GetString());
        Assert.Equal("PUSH_OUTCOME_UNCHANGED", notCounted[4].GetProperty("outcome").GetString());

        await PythonClient.PushAsync(host.GrpcAddress, token, [Control(15)]);
        commitment = await host.EventuallyAsync("2", c => c.Count() == 15);
        Assert.Equal("fulfilled", commitment.Outcome());
        await AssertExcludedAsync("no-focus", "FOCUS");
        await AssertExcludedAsync("too-early", "PERIOD");
        Assert.DoesNotContain(await ReceiptRowsAsync(), row => row.GetProperty("recordId").GetString() == "elsewhere");
        Assert.Empty((await MatchesAsync("elsewhere")).EnumerateArray());
        Assert.DoesNotContain(await ReceiptRowsAsync(), row => row.GetProperty("recordId").GetString() == "to-come");

        await WithdrawAsync("tk-15", "Dubbelt rapporterad");
        commitment = await host.EventuallyAsync("2", c => c.Count() == 14);
        Assert.Equal("inProgress", commitment.Outcome());
        await AssertExcludedAsync("tk-15", "WITHDRAWN");
        var versions = await GetAsync("/medborgarlofte/v1/police-activities/test-police/tk-15/versions");
        var last = versions.GetProperty("versions").EnumerateArray().Last().GetProperty("state");
        Assert.True(last.GetProperty("withdrawn").GetBoolean());
        Assert.Equal("Dubbelt rapporterad", last.GetProperty("reason").GetString());
    }

    private static object Control(int number)
    {
        var date = $"2020-{1 + (number % 12):00}-15";
        return new { record_id = $"tk-{number}", municipality_code = "0685", kind = "trafikkontroll", focuses = Focus, date };
    }

    private async Task WithdrawAsync(string recordId, string reason)
    {
        var path = $"/medborgarlofte/v1/police-activities/test-police/{recordId}?reason={Uri.EscapeDataString(reason)}";
        var answer = await host.Http.SendAsync(
            StandaloneFixture.Request(HttpMethod.Delete, path, host.Token("test-police", "police", Scopes.PoliceReport, "*")));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task AssertExcludedAsync(string recordId, string reason)
    {
        var row = (await Eventually.Get(ReceiptRowsAsync, rows => rows.Any(r => r.GetProperty("recordId").GetString() == recordId)))
            .Single(r => r.GetProperty("recordId").GetString() == recordId);
        Assert.Equal(reason, row.GetProperty("excluded").GetString());
        Assert.Equal(0, row.GetProperty("counted").GetDouble());
    }

    private async Task<IReadOnlyList<JsonElement>> ReceiptRowsAsync() =>
        [.. (await GetAsync("/medborgarlofte/v1/commitments/vetlanda-2020-2021~2/receipt?limit=200")).GetProperty("rows").EnumerateArray()];

    private async Task<JsonElement> MatchesAsync(string recordId) =>
        (await GetAsync($"/medborgarlofte/v1/police-activities/test-police/{recordId}/matches")).GetProperty("matches");

    private async Task<JsonElement> GetAsync(string path)
    {
        var answer = await host.Http.SendAsync(
            StandaloneFixture.Request(HttpMethod.Get, path, host.Token("test-police", "police", Scopes.PoliceReport, "*")));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A host in which it is 1 March 2021: fourteen of fifteen are then in progress.</summary>
    public sealed class Host : StandaloneFixture
    {
        protected override TimeProvider Time { get; } = new ShiftedTime(new DateTimeOffset(2021, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }
}
