using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>The five cases that every reader of the field knows, number by number.</summary>
[Collection(CasesCollection.Name)]
public sealed class NamedCaseTests(CasesFixture cases)
{
    [Fact]
    public async Task Lulea2018_OneControlEachDay_SumsProveMissedDaysAndTheAverageMendsNone()
    {
        var verdict = (await cases.PlayedAsync("lulea-2018")).Verdicts["1"];
        var target = verdict.GetProperty("targets")[0];
        var windows = target.GetProperty("windows");
        var controls = target.GetProperty("count").GetInt32();
        var notReported = windows.GetProperty("notReported").GetInt32();

        Assert.Equal("notFulfilled", verdict.GetProperty("outcome").GetString());
        // 71 controls in the 92 days of May to July leave at least 21 days without one.
        Assert.Equal(92 - 71, windows.GetProperty("missed").GetInt32());
        // 301 in the 245 days from May are above one a day, and stand as they are beside the missed days.
        Assert.Equal(301, controls);
        Assert.True(controls > new DateOnly(2018, 12, 31).DayNumber - new DateOnly(2018, 5, 1).DayNumber + 1);
        // No day is known to be kept, and January to April are unreported, not missed.
        Assert.Equal(0, windows.GetProperty("met").GetInt32());
        Assert.True(notReported >= 31 + 28 + 31 + 30);
        Assert.Equal(365, notReported + windows.GetProperty("missed").GetInt32());
        Assert.Equal("partial", verdict.GetProperty("evidence").GetProperty("state").GetString());
        Assert.Equal("2018-01-01", verdict.GetProperty("evidence").GetProperty("notReportedSince").GetString());
        Assert.Contains("301", verdict.GetProperty("sentence").GetProperty("sv").GetString(), StringComparison.Ordinal);
        Assert.Contains("21", verdict.GetProperty("sentence").GetProperty("sv").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jonkoping20212022_NothingPublished_EveryAreaWeekAndMonthIsUnreported()
    {
        var played = await cases.PlayedAsync("jonkoping-2021-2022");
        Assert.All(played.Verdicts.Values, verdict =>
        {
            Assert.Equal("notReported", verdict.GetProperty("outcome").GetString());
            Assert.Equal("none", verdict.GetProperty("evidence").GetProperty("state").GetString());
            Assert.All(verdict.GetProperty("targets").EnumerateArray(), target => Assert.False(target.TryGetProperty("count", out _)));
        });
        // 800 on Råslätt and as many in each of the three other areas.
        var patrols = played.Verdicts["1"].GetProperty("targets")[0];
        Assert.Equal(4 * 800, patrols.GetProperty("required").GetInt32());
        Assert.Equal(["raslatt", "oxnehaga", "osterangen", "ekhagen"], Labels(patrols));
        // Two targets in one sentence: the number, and the fifth of it.
        var offences = played.Verdicts["3"].GetProperty("targets");
        Assert.Equal(["occasions", "share"], offences.EnumerateArray().Select(target => target.GetProperty("kind").GetString()));
        Assert.Equal([52, 20], offences.EnumerateArray().Select(target => target.GetProperty("required").GetInt32()));
        AssertWindows(played.Verdicts["6"], notReported: 103, cut: 2);
        AssertWindows(played.Verdicts["7"], notReported: 4 * 24, cut: 0);
    }

    [Fact]
    public async Task Pitea20232025_NothingPublished_NoYearOrWeekIsCalledMissed()
    {
        var played = await cases.PlayedAsync("pitea-2023-2025");
        Assert.All(played.Verdicts.Values, verdict => Assert.Equal("notReported", verdict.GetProperty("outcome").GetString()));
        foreach (var yearly in (string[])["1", "3", "4"])
        {
            AssertWindows(played.Verdicts[yearly], notReported: 3, cut: 0);
        }

        // Five of any of three kinds in each of 156 whole weeks; the first and the last week are cut by the period's ends.
        AssertWindows(played.Verdicts["2"], notReported: 156, cut: 2);
        Assert.Equal(5 * 156, played.Verdicts["2"].GetProperty("targets")[0].GetProperty("required").GetInt32());
        // "Per year" is not said here, so three hold for the whole period.
        Assert.Equal(3, played.Verdicts["5"].GetProperty("targets")[0].GetProperty("required").GetInt32());
        Assert.False(played.Verdicts["5"].GetProperty("targets")[0].TryGetProperty("windows", out _));
    }

    [Fact]
    public async Task Kungsbacka20192020_LowerBoundOverAllWeeks_ProvesNeitherKeptNorMissedWeeks()
    {
        var played = await cases.PlayedAsync("kungsbacka-2019-2020");
        var controls = played.Verdicts["2"];
        var target = controls.GetProperty("targets")[0];
        Assert.Equal("notReported", controls.GetProperty("outcome").GetString());
        Assert.Equal(62, target.GetProperty("count").GetInt32());
        Assert.True(target.GetProperty("approximate").GetBoolean());
        AssertWindows(controls, notReported: 103, cut: 2);
        Assert.Equal("notMeasurable", played.Verdicts["1"].GetProperty("outcome").GetString());
        Assert.Equal(1, played.Verdicts["1"].GetProperty("targets")[0].GetProperty("count").GetInt32());
        Assert.Equal("notReported", played.Verdicts["3"].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Strangnas2019_JointFiguresAndAnotherPlace_CountWhereTheyWerePromised()
    {
        var played = await cases.PlayedAsync("strangnas-2019");
        AssertCount(played.Verdicts["1"], "fulfilled", 20);
        AssertCount(played.Verdicts["2"], "fulfilled", 3);
        // 303 controls without a promised number are shown, on complete evidence, and fulfil nothing.
        AssertCount(played.Verdicts["3"], "notMeasurable", 303);
        Assert.Equal("complete", played.Verdicts["3"].GetProperty("evidence").GetProperty("state").GetString());
        AssertCount(played.Verdicts["6"], "fulfilled", 1);
        // Four walks "i kommunen" are not said to have been in the two places of the promise.
        Assert.Equal("notReported", played.Verdicts["5"].GetProperty("outcome").GetString());
        Assert.False(played.Verdicts["5"].GetProperty("targets")[0].TryGetProperty("count", out _));
        var walks = played.Receipts["5"].GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("recordId").GetString() == "strangnas-2019-trygghetsvandringar");
        Assert.Equal("AREA", walks.GetProperty("excluded").GetString());
    }

    private static void AssertCount(JsonElement verdict, string outcome, int count)
    {
        Assert.Equal(outcome, verdict.GetProperty("outcome").GetString());
        Assert.Equal(count, verdict.GetProperty("targets")[0].GetProperty("count").GetInt32());
    }

    private static void AssertWindows(JsonElement verdict, int notReported, int cut)
    {
        var windows = verdict.GetProperty("targets")[0].GetProperty("windows");
        Assert.Equal(0, windows.GetProperty("met").GetInt32());
        Assert.Equal(0, windows.GetProperty("missed").GetInt32());
        Assert.Equal(0, windows.GetProperty("open").GetInt32());
        Assert.Equal(notReported, windows.GetProperty("notReported").GetInt32());
        Assert.Equal(cut, windows.GetProperty("cut").GetInt32());
    }

    private static IEnumerable<string?> Labels(JsonElement target) =>
        target.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("label").GetString());
}
