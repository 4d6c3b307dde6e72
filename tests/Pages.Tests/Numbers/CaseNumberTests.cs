using AngleSharp;
using Medborgarlofte.Standalone.Tests.Cases;

namespace Medborgarlofte.Pages.Tests.Numbers;

/// <summary>Each number on the page of each of the fifty agreements is the API's, in both languages.</summary>
[Collection(CasesCollection.Name)]
public sealed class CaseNumberTests(CasesFixture cases)
{
    // The stylesheet and the page together, as they are before compression.
    private const int MostBytes = 60_000;

    public static TheoryData<string> Names => [.. CaseFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Agreement_EveryCommitment_ShowsTheNumbersOfTheApi(string name)
    {
        var played = await cases.PlayedAsync(name);
        foreach (var (language, root) in ((string, string)[])[("sv", "/avtal"), ("en", "/en/agreements")])
        {
            var html = await cases.Http.GetStringAsync($"{root}/{played.File.AgreementId}?as-of={played.FollowUp.GetProperty("asOf").GetString()}");
            using var context = BrowsingContext.New();
            var page = await context.OpenAsync(response => response.Content(html));
            Assert.Empty(new ShownNumbers(page, language).Differences(played.FollowUp));
        }
    }

    [Theory]
    [InlineData("/avtal", "365 inte redovisat, minst 21 av dem missade utan att det framgår vilka")]
    [InlineData("/en/agreements", "365 not reported, at least 21 of them missed, and which ones cannot be told")]
    public async Task Legend_MissedWithoutTellingWhich_SaysTheSentencesNumber(string root, string legend)
    {
        var played = await cases.PlayedAsync("lulea-2018");
        var html = await cases.Http.GetStringAsync($"{root}/{played.File.AgreementId}?as-of={played.FollowUp.GetProperty("asOf").GetString()}");
        using var context = BrowsingContext.New();
        var page = await context.OpenAsync(response => response.Content(html));

        Assert.Contains(legend, page.QuerySelector("#c-1 .legend")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_TheHeaviestOfAll_WeighsLittle()
    {
        var weights = new Dictionary<string, int>();

        // The made-up one has more shapes of promises than any agreement.
        foreach (var file in CaseFile.All.Values.Where(file => file.Name != "shapes-2021"))
        {
            var played = await cases.PlayedAsync(file.Name);
            var page = await cases.Http.GetByteArrayAsync($"/avtal/{file.AgreementId}?as-of={played.FollowUp.GetProperty("asOf").GetString()}");
            weights[file.Name] = page.Length;
        }

        var style = await StyleAsync();
        var heaviest = weights.MaxBy(weight => weight.Value);
        Assert.True(style < 15_000, $"The stylesheet weighs {style} bytes.");
        Assert.True(heaviest.Value + style < MostBytes, $"{heaviest.Key} weighs {heaviest.Value} bytes and {style} of stylesheet.");
    }

    private async Task<int> StyleAsync()
    {
        var start = await cases.Http.GetStringAsync("/");
        using var context = BrowsingContext.New();
        var page = await context.OpenAsync(response => response.Content(start));
        return (await cases.Http.GetByteArrayAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"))).Length;
    }
}
