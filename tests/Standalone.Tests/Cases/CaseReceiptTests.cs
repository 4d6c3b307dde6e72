using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>A receipt leaves nothing out: each record of the municipality stands in it once for each target, counted or with the reason.</summary>
[Collection(CasesCollection.Name)]
public sealed class CaseReceiptTests(CasesFixture cases)
{
    private static readonly (string Key, string Type)[] Counted =
    [
        ("policeActivities", "police-activity"), ("measures", "measure"), ("campaigns", "campaign"), ("meetings", "meeting"),
        ("milestoneReports", "milestone-report"), ("requests", "request"), ("observations", "observation"), ("narratives", "narrative"),
    ];

    private static readonly string[] Declarations = ["policeManifests", "municipalManifests", "coordinatorManifests"];

    public static TheoryData<string> Names => [.. CaseFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Receipt_EveryRecordOfTheMunicipality_StandsOnceForEachTarget(string name)
    {
        var played = await cases.PlayedAsync(name);
        // What was played before this case and belongs to the same municipality is known by then.
        var files = CaseFile.All.Values.Where(file => file.MunicipalityCode == played.File.MunicipalityCode && file.AsOf <= played.File.AsOf).ToList();
        foreach (var (commitment, receipt) in played.Receipts)
        {
            var targets = played.Verdicts[commitment].GetProperty("targets").EnumerateArray().Select(target => Text(target, "id")).ToList();
            var expected = from file in files
                           from part in Counted
                           from record in file.Records(part.Key)
                           where !IsOnlyPlanned(record)
                           from target in targets
                           select $"{target} {part.Type} {Text(record, "recordId")}";
            var declared = files.SelectMany(file => Declarations.SelectMany(file.Records)).Select(record => $" manifest {Text(record, "recordId")}");
            Assert.Equal(
                expected.Concat(declared).Order(StringComparer.Ordinal),
                Rows(receipt).Select(row => $"{Text(row, "targetId")} {Text(row, "recordType")} {Text(row, "recordId")}").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Receipt_EveryRow_IsCountedOrExcludedWithAReasonAndAddsUp(string name)
    {
        var played = await cases.PlayedAsync(name);
        foreach (var (commitment, receipt) in played.Receipts)
        {
            Assert.All(Rows(receipt), row =>
            {
                var excluded = Text(row, "excluded").Length > 0;
                Assert.Equal(excluded, row.TryGetProperty("explanation", out _));
                Assert.False(excluded && row.GetProperty("counted").GetDouble() != 0, Text(row, "recordId"));
            });
            foreach (var target in played.Verdicts[commitment].GetProperty("targets").EnumerateArray().Where(IsSum))
            {
                Assert.Equal(
                    target.TryGetProperty("count", out var count) ? count.GetDouble() : 0,
                    Rows(receipt).Where(row => Text(row, "targetId") == Text(target, "id")).Sum(row => row.GetProperty("counted").GetDouble()));
            }
        }
    }

    // A plan is nothing done, and stands in no receipt.
    private static bool IsOnlyPlanned(JsonElement record) => record.TryGetProperty("steps", out var steps)
        && steps.EnumerateArray().All(step => Text(step, "step") == "planned");

    // A share, a covered set and an observed value are no sums of what was counted.
    private static bool IsSum(JsonElement target) => Text(target, "kind") is "occasions" or "milestone" or "qualitative";

    private static List<JsonElement> Rows(JsonElement receipt) => [.. receipt.GetProperty("rows").EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
