using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Markup;

/// <summary>A receipt for people: records and not rows, each in words, and what did not count as well.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReceiptTests(ExampleHost host)
{
    private const string Commitment = $"{ExampleHost.Agreement}~2";

    [Theory]
    [InlineData("/ataganden/", "Dagar", "Vad", "Trafikkontroll, trafikbeteende")]
    [InlineData("/en/commitments/", "Days", "What", "Traffic control, traffic behaviour")]
    public async Task Rows_EachCountedRecord_SayWhenAndWhatInWords(string root, string days, string what, string words)
    {
        var table = (await OpenAsync(root + Commitment)).QuerySelector("table.receipt")!;
        Assert.Equal([days, what], table.QuerySelectorAll("thead th").Take(2).Select(head => head.TextContent));
        var rows = table.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal((await RowsAsync()).Count(row => !row.TryGetProperty("excluded", out _)), rows.Count);
        Assert.Contains(rows, row => row.QuerySelector("th")!.TextContent.StartsWith(words, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains('/', row.QuerySelector("th small:last-child")!.TextContent));
    }

    [Fact]
    public async Task Excluded_OfEachReason_AreListedWithWhy()
    {
        var page = await OpenAsync($"/ataganden/{Commitment}");
        var reasons = page.QuerySelectorAll("#receipt ~ table.list a").ToList();
        Assert.NotEmpty(reasons);
        var api = await RowsAsync();
        foreach (var reason in reasons)
        {
            var code = Regex.Match(reason.GetAttribute("href")!, "excluded=([A-Z_]+)").Groups[1].Value;
            var expected = api.Where(row => row.TryGetProperty("excluded", out var excluded) && excluded.GetString() == code).ToList();
            var list = (await OpenAsync(reason.GetAttribute("href")!)).QuerySelector("table.receipt")!;
            Assert.Equal(expected.Count, list.QuerySelectorAll("tbody tr").Length);
            Assert.Equal(
                expected.Select(row => row.GetProperty("explanation").GetProperty("sv").GetString()).Order(),
                list.QuerySelectorAll("tbody .why").Select(cell => cell.TextContent).Order());
            Assert.Contains(expected.Count.ToString(null as IFormatProvider), reason.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Excluded_ForNoReason_IsABadAddress()
    {
        using var answer = await host.Http.GetAsync($"/ataganden/{Commitment}?excluded=NOTHING");
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private async Task<List<JsonElement>> RowsAsync()
    {
        List<JsonElement> rows = [];
        var path = $"/medborgarlofte/v1/commitments/{Commitment}/receipt?limit=200";
        while (path.Length > 0)
        {
            var receipt = await host.Http.GetFromJsonAsync<JsonElement>(path);
            rows.AddRange(receipt.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("recordType").GetString() != "manifest"));
            path = receipt.TryGetProperty("nextPage", out var next) ? next.GetString()! : "";
        }

        return rows;
    }

    private async Task<IDocument> OpenAsync(string path)
    {
        var html = await host.Http.GetStringAsync(path);
        return await BrowsingContext.New().OpenAsync(response => response.Content(html));
    }
}
