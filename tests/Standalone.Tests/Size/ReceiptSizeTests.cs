using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Standalone.Tests.Size;

/// <summary>A receipt of more rows than any message holds: in pages, as a file and as a stream, always all of them.</summary>
[Collection(LargeCollection.Name)]
public sealed class ReceiptSizeTests(LargeMunicipality host)
{
    private const string Receipt = $"/medborgarlofte/v1/commitments/{LargeMunicipality.Commitment}/receipt";

    [Fact]
    public async Task Json_Pages_HaveTotalsAndLeadOnFromOneToTheNext()
    {
        HashSet<string> seen = [];
        var path = $"{Receipt}?limit=200";
        for (var pages = 0; pages < 5; pages++)
        {
            var page = await host.Http.GetFromJsonAsync<JsonElement>(path);
            var totals = page.GetProperty("totals");
            Assert.True(totals.GetProperty("rows").GetInt64() >= LargeMunicipality.Records);
            Assert.True(totals.GetProperty("counted").GetInt64() >= LargeMunicipality.Counted);
            Assert.Equal(
                totals.GetProperty("rows").GetInt64() - totals.GetProperty("counted").GetInt64(),
                totals.GetProperty("excluded").EnumerateArray().Sum(reason => reason.GetProperty("rows").GetInt64()));
            var ids = page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("recordId").GetString()!).ToList();
            Assert.Equal(200, ids.Count);
            Assert.All(ids, id => Assert.True(seen.Add(id), id));
            path = page.GetProperty("nextPage").GetString()!;
        }
    }

    [Fact]
    public async Task Csv_Receipt_HasEveryRow()
    {
        var (rows, last) = await LinesAsync($"{Receipt}.csv");
        Assert.True(rows >= LargeMunicipality.Records, $"{rows}");
        Assert.StartsWith("a,", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_CountedRecords_HasEveryCountedRow()
    {
        var (rows, _) = await LinesAsync("/datasets/counted-records.csv");
        Assert.True(rows >= LargeMunicipality.Counted, $"{rows}");
    }

    [Fact]
    public async Task Grpc_Stream_HasEveryRowInMessagesOfAFewRows()
    {
        using var call = new FollowUpService.FollowUpServiceClient(host.Grpc).StreamReceiptRows(
            new StreamReceiptRowsRequest { CommitmentId = LargeMunicipality.Commitment, CountedOnly = true });
        var rows = 0;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            Assert.InRange(part.Rows.Count, 1, 100);
            rows += part.Rows.Count;
        }

        Assert.True(rows >= LargeMunicipality.Counted, $"{rows}");
    }

    [Theory]
    [InlineData("/ataganden", "Visa fler rapporter")]
    [InlineData("/en/commitments", "Show more reports")]
    public async Task Page_OfACommitment_ShowsTotalsReasonsAndTheWayToTheNextRows(string root, string more)
    {
        var page = await host.Http.GetStringAsync($"{root}/{LargeMunicipality.Commitment}");
        Assert.Contains(more, page, StringComparison.Ordinal);
        Assert.Contains("size-1<", page, StringComparison.Ordinal);
        var next = page[(page.IndexOf("rel=\"next\" href=\"", StringComparison.Ordinal) + 17)..];
        next = System.Net.WebUtility.HtmlDecode(next[..next.IndexOf('"', StringComparison.Ordinal)]);
        var second = await host.Http.GetStringAsync(next);
        Assert.DoesNotContain("size-1<", second, StringComparison.Ordinal);
        Assert.Contains("size-151<", second, StringComparison.Ordinal);
    }

    /// <summary>Lines after the header, and the last of them; the file is never whole in memory.</summary>
    private async Task<(long Rows, string Last)> LinesAsync(string path)
    {
        using var answer = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        using var text = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var (rows, last) = (-1L, "");
        while (await text.ReadLineAsync() is { } line)
        {
            (rows, last) = (rows + 1, line);
        }

        return (rows, last);
    }
}
