using System.Text.Json;
using AngleSharp;
using Medborgarlofte.Standalone.Tests.Cases;

namespace Medborgarlofte.Pages.Tests.Numbers;

/// <summary>A record that is held against two targets is one report on the page, and two rows in the API.</summary>
[Collection(CasesCollection.Name)]
public sealed class ReceiptNumberTests(CasesFixture cases)
{
    [Theory]
    [InlineData("shapes-2021")]
    [InlineData("orebro-2022-2024")]
    [InlineData("lulea-2018")]
    public async Task Receipt_OfEachCommitment_CountsRecords(string name)
    {
        var played = await cases.PlayedAsync(name);
        var asOf = played.FollowUp.GetProperty("asOf").GetString();
        foreach (var (id, receipt) in played.Receipts)
        {
            var records = receipt.GetProperty("rows").EnumerateArray().Where(row => Text(row, "recordType") != "manifest")
                .GroupBy(row => (Text(row, "recordType"), Text(row, "source"), Text(row, "recordId"))).ToList();
            if (receipt.TryGetProperty("nextPage", out _))
            {
                continue;
            }

            var counted = records.Count(record => record.Any(row => !row.TryGetProperty("excluded", out _)));
            var html = await cases.Http.GetStringAsync($"/ataganden/{played.File.AgreementId}~{id}?as-of={asOf}");
            using var context = BrowsingContext.New();
            var page = await context.OpenAsync(response => response.Content(html));
            var said = page.QuerySelector("#receipt + p")!.TextContent.Replace("\u00a0", "", StringComparison.Ordinal);
            Assert.StartsWith(counted == 1 ? "1 rapport räknades" : $"{counted} rapporter räknades", said.Trim(), StringComparison.Ordinal);
            Assert.Contains($", {records.Count - counted} gjorde det inte.", said, StringComparison.Ordinal);
        }
    }

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString()! : "";
}
