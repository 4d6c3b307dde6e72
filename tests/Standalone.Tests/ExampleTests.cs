using System.Text.Json;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>A first start on an empty folder, and a second one on the same.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task FollowUp_FirstStart_ShowsSevenCommitmentsAndTheSameAfterRestart()
    {
        var data = Directory.CreateTempSubdirectory("medborgarlofte-example-").FullName;
        var first = await ReadAsync(data);
        var again = await ReadAsync(data);

        var commitments = Founding(first);
        Assert.Equal(7, commitments.Count);
        Assert.All(commitments, commitment =>
        {
            var target = commitment.GetProperty("targets")[0];
            Assert.True(target.GetProperty("required").GetDouble() > 0);
            Assert.True(target.GetProperty("count").GetDouble() > 0);
            Assert.NotEmpty(commitment.GetProperty("outcome").GetString()!);
            Assert.NotEmpty(commitment.GetProperty("pace").GetString()!);
            Assert.NotEmpty(commitment.GetProperty("evidence").GetProperty("state").GetString()!);
            Assert.EndsWith(".", commitment.GetProperty("sentence").GetProperty("sv").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", commitment.GetProperty("sentence").GetProperty("en").GetString(), StringComparison.Ordinal);
            Assert.True(commitment.GetProperty("example").GetBoolean());
        });
        Assert.Equal(commitments.Select(c => c.GetRawText()), Founding(again).Select(c => c.GetRawText()));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task FollowUp_FollowOnOfThisYear_IsAheadBehindNotReportedAndNotMeasured()
    {
        var data = Directory.CreateTempSubdirectory("medborgarlofte-example-").FullName;
        var host = new HostWithExample(data);
        await host.InitializeAsync();
        var followUp = await LoadedAsync(host);
        await host.DisposeAsync();
        Directory.Delete(data, recursive: true);
        var agreement = followUp.GetProperty("agreement");
        var today = SwedishTime.DayOf(TimeProvider.System.GetUtcNow());
        var year = today.Year;
        Assert.True(agreement.GetProperty("example").GetBoolean());
        Assert.Contains("Påhittat", agreement.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal($"{year}-01-01", agreement.GetProperty("period").GetProperty("startDate").GetString());
        Assert.Equal($"{year + 1}-12-31", agreement.GetProperty("period").GetProperty("endDate").GetString());
        var commitments = agreement.GetProperty("promises").EnumerateArray().SelectMany(promise => promise.GetProperty("commitments").EnumerateArray())
            .ToDictionary(commitment => commitment.GetProperty("id").GetString()!.Split('~')[1]);
        Assert.Equal("ahead", commitments["1"].GetProperty("pace").GetString());
        Assert.Equal("notReported", commitments["3"].Outcome());
        Assert.Equal("qualitative", commitments["4"].GetProperty("targets")[0].GetProperty("kind").GetString());
        // A revision holds from the second day on, and a month must go before anybody can be behind.
        Assert.Equal(today.DayOfYear > 1 ? 100 : 80, commitments["2"].GetProperty("targets")[0].GetProperty("required").GetDouble());
        Assert.Equal(today.DayOfYear > 1 ? 1 : 0, agreement.GetProperty("revision").GetInt32());
        Assert.True(today.DayOfYear <= 30 || commitments["2"].GetProperty("pace").GetString() == "behind");
        Assert.Equal(1, agreement.GetProperty("reviews").GetArrayLength());
        Assert.NotEmpty(agreement.GetProperty("situationPicture").GetProperty("problems").EnumerateArray());
        Assert.True(followUp.GetProperty("seals")[0].GetProperty("intact").GetBoolean());
    }

    /// <summary>The follow-on agreement's follow-up once the correction after its seal, which the loader writes last, is shown.</summary>
    internal static Task<JsonElement> LoadedAsync(StandaloneFixture host) => Eventually.Get(
        async () =>
        {
            using var answer = await host.Http.GetAsync("/medborgarlofte/v1/agreements/vetlanda-exempel/follow-up");
            return JsonSerializer.Deserialize<JsonElement>(answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "{}");
        },
        followUp => followUp.TryGetProperty("seals", out var seals) && seals.GetArrayLength() > 0
            && seals[0].TryGetProperty("changedSince", out var changed) && changed.GetInt32() > 0);

    private static List<JsonElement> Founding(JsonElement followUp) =>
        [.. followUp.Commitments().Where(commitment => commitment.GetProperty("id").GetString()!.StartsWith("vetlanda-2020-2021~", StringComparison.Ordinal))];

    private static async Task<JsonElement> ReadAsync(string data)
    {
        var host = new HostWithExample(data);
        await host.InitializeAsync();
        await LoadedAsync(host);
        var followUp = await Eventually.Get(() => host.FollowUpAsync(), answer => Founding(answer) is [_, ..] all
            && all.All(c => c.Count() > 0) && all.Sum(c => c.Count()) == ExampleCount);
        await host.DisposeAsync();
        return followUp;
    }

    /// <summary>2 steps, 15 controls, 13 inspections, 2 measures, 11 efforts, 9 occasions and 3 meetings are reported in the example.</summary>
    private const double ExampleCount = 2 + 15 + 13 + 2 + 11 + 9 + 3;

    private sealed class HostWithExample(string data) : StandaloneFixture(data, ownsData: false)
    {
        protected override IReadOnlyList<string> Arguments => [];
    }
}
