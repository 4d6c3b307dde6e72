using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>Anyone can come to the same verdicts from the agreement's JSON and the receipts' CSV.</summary>
[Collection(CasesCollection.Name)]
public sealed class RecomputeTests(CasesFixture cases)
{
    public static TheoryData<string> Names => [.. CaseFile.All.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Recompute_FromOpenData_GivesTheSameCountsWindowsAndOutcomes(string name)
    {
        Skip.If(Recompute.Missing is not null, Recompute.Missing);
        var played = await cases.PlayedAsync(name);
        var recomputed = await Recompute.RunAsync(played);
        Assert.Equal(played.Verdicts.Keys.Order(StringComparer.Ordinal), recomputed.Keys.Order(StringComparer.Ordinal));
        Assert.All(played.Verdicts, verdict =>
        {
            Assert.Equal(verdict.Value.GetProperty("outcome").GetString(), recomputed[verdict.Key].GetProperty("outcome").GetString());
            Assert.Equal(
                verdict.Value.GetProperty("targets").EnumerateArray().Select(Published),
                recomputed[verdict.Key].GetProperty("targets").EnumerateArray().Select(Published));
        });
    }

    /// <summary>What both must agree on, as one comparable text.</summary>
    private static string Published(JsonElement target) =>
        $"{target.GetProperty("id")} {target.GetProperty("outcome")} count {Number(target, "count")} windows {Windows(target)}";

    private static string Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? $"{value.GetDouble()}" : "none";

    private static string Windows(JsonElement target) =>
        target.TryGetProperty("windows", out var windows) && windows.ValueKind == JsonValueKind.Object
            ? string.Join(' ', ((string[])["met", "missed", "open", "notReported", "cut"]).Select(name => $"{name} {Number(windows, name)}"))
            : "none";
}
