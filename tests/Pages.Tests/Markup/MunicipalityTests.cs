using System.Text.Json;
using System.Net.Http.Json;
using AngleSharp;
using AngleSharp.Dom;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Markup;

/// <summary>A municipality's page: what runs first, and one line for each commitment with the API's numbers.</summary>
[Collection(ExampleCollection.Name)]
public sealed class MunicipalityTests(ExampleHost host)
{
    [Theory]
    [InlineData("/kommuner/", "Tidigare löften")]
    [InlineData("/en/municipalities/", "Earlier pledges")]
    public async Task Agreements_SignedInAnyOrder_RunningThenComingThenEarlierFolded(string root, string earlier)
    {
        var page = await OpenAsync(root + ManyCommitments.Municipality);
        Assert.Equal([$"a-{ManyCommitments.Running}", "coming", "earlier", "years"],
            page.QuerySelectorAll("main section > h2").Select(heading => heading.Id));
        Assert.Equal(earlier, page.GetElementById("earlier")!.TextContent);
        var folded = page.QuerySelectorAll("details.agreement").ToList();
        Assert.Equal(2, folded.Count);
        Assert.All(folded, part => Assert.False(part.HasAttribute("open")));
        Assert.Equal(4, folded[1].QuerySelectorAll("[data-commitment]").Length);
    }

    [Fact]
    public async Task Agreements_OnlyEndedOnes_ShowTheLast()
    {
        var page = await OpenAsync($"/kommuner/{ManyCommitments.WithEndedAlone}");
        Assert.NotNull(page.GetElementById("a-aneby-ended"));
        Assert.Empty(page.QuerySelectorAll("details.agreement"));
    }

    [Theory]
    [InlineData("/kommuner/", ManyCommitments.Municipality, "sv")]
    [InlineData("/en/municipalities/", ManyCommitments.Municipality, "en")]
    [InlineData("/kommuner/", "0685", "sv")]
    public async Task Lines_EachCommitment_HasItsWordingAndTheNumbersOfTheApi(string root, string code, string language)
    {
        var page = await OpenAsync(root + code);
        var followUp = await host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/municipalities/{code}/follow-up");
        var commitments = followUp.GetProperty("agreements").EnumerateArray().SelectMany(agreement => agreement.GetProperty("promises").EnumerateArray())
            .SelectMany(promise => promise.GetProperty("commitments").EnumerateArray()).ToList();
        Assert.Equal(commitments.Count, page.QuerySelectorAll("[data-commitment]").Length);
        foreach (var commitment in commitments)
        {
            var line = page.QuerySelectorAll("[data-commitment]").Single(line => line.GetAttribute("data-commitment") == commitment.GetProperty("id").GetString());
            Assert.Equal(commitment.GetProperty("text").GetString(), line.QuerySelector("a")!.TextContent);
            var target = commitment.GetProperty("targets")[0];
            Assert.Equal(Progress(target, language), line.QuerySelector(".n")?.TextContent ?? "");
        }
    }

    [Fact]
    public async Task Tally_OfAnAgreement_CountsItsCommitmentsByOutcome()
    {
        var page = await OpenAsync($"/kommuner/{ManyCommitments.Municipality}");
        var section = page.GetElementById($"a-{ManyCommitments.Running}")!.ParentElement!;
        Assert.Equal(11, section.QuerySelectorAll(".cells svg").Length);
        Assert.Equal(11, section.QuerySelectorAll(".tally .o").Sum(state => int.Parse(state.TextContent.Trim().Split(' ')[0], null)));
    }

    [Theory]
    [InlineData("/kommuner/0685")]
    [InlineData($"/kommuner/{ManyCommitments.Municipality}")]
    [InlineData($"/avtal/{ManyCommitments.Running}")]
    [InlineData($"/avtal/{ExampleHost.Agreement}")]
    [InlineData($"/ataganden/{ExampleHost.Agreement}~2")]
    public async Task Words_OfPaceAndEvidence_AreTheReadersAndNotTheRules(string path)
    {
        var text = (await OpenAsync(path)).Body!.TextContent;
        Assert.DoesNotContain("jämna takten", text, StringComparison.Ordinal);
        Assert.DoesNotContain("försäkrat", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Takt ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stamps_OfACommitment_LeadToTheirPlaceInHowWeCount()
    {
        var page = await OpenAsync($"/ataganden/{ExampleHost.Agreement}~2");
        var rules = await OpenAsync("/sa-raknar-vi");
        var links = page.QuerySelectorAll("a[href^='/sa-raknar-vi']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("/sa-raknar-vi", links);
        Assert.Contains(links, link => link.Contains('#', StringComparison.Ordinal));
        Assert.All(links.Where(link => link.Contains('#', StringComparison.Ordinal)), link => Assert.NotNull(rules.GetElementById(link.Split('#')[1])));
    }

    [Theory]
    [InlineData("/sa-raknar-vi")]
    [InlineData("/en/how-we-count")]
    public async Task HowWeCount_EveryOutcome_HasAPlaceAndTheRulesCanBeDownloaded(string path)
    {
        var page = await OpenAsync(path);
        Assert.All((string[])["fulfilled", "not-fulfilled", "in-progress", "not-started", "not-reported", "not-requested", "not-measurable", "pace", "evidence"],
            place => Assert.NotNull(page.GetElementById(place)));
        var receipt = await host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/commitments/{ExampleHost.Agreement}~2/receipt");
        Assert.Contains($"version {receipt.GetProperty("ruleVersion").GetString()}.", page.Body!.TextContent, StringComparison.Ordinal);
        await using var stream = await host.Http.GetStreamAsync(page.QuerySelector("a[download]")!.GetAttribute("href"));
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        using var zip = new System.IO.Compression.ZipArchive(bytes);
        Assert.Equal(["recompute/counting.py", "recompute/recompute.py", "recompute/rules.md", "recompute/swedish_days.py"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.True(entry.Length > 1000));
    }

    private static string Progress(JsonElement target, string language)
    {
        string Words(string sv, string en) => language == "sv" ? sv : en;
        var required = target.TryGetProperty("required", out var promised) ? promised.GetDouble() : 0;
        if (!target.TryGetProperty("count", out var count))
        {
            return "";
        }

        if (target.GetProperty("kind").GetString() == "occasions" && target.TryGetProperty("windows", out var windows))
        {
            var (met, missed, silent) = (Value(windows, "met"), Value(windows, "missed"), Value(windows, "notReported"));
            if (met + missed + silent == 0)
            {
                return "";
            }

            if (met + missed == 0)
            {
                return Words($"{silent} {Noun(target, silent).Sv} utan redovisning", $"{silent} {Noun(target, silent).En} not reported");
            }

            return Words($"{met} av {met + missed + silent} {Noun(target, met + missed + silent).Sv}{(silent > 0 ? $", {silent} utan redovisning" : "")}",
                $"{met} of {met + missed + silent} {Noun(target, met + missed + silent).En}{(silent > 0 ? $", {silent} not reported" : "")}");
        }

        var steps = target.GetProperty("kind").GetString() == "milestone" ? Words(" steg", " steps") : "";
        return Words($"{count.GetDouble()} av {required}{steps}", $"{count.GetDouble()} of {required}{steps}");
    }

    private static (string Sv, string En) Noun(JsonElement target, int number) => (target.GetProperty("per").GetString(), number == 1) switch
    {
        ("week", true) => ("vecka", "week"),
        ("week", false) => ("veckor", "weeks"),
        ("quarter", true) => ("kvartal", "quarter"),
        ("quarter", false) => ("kvartal", "quarters"),
        (_, true) => ("år", "year"),
        _ => ("år", "years"),
    };

    private static int Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private async Task<IDocument> OpenAsync(string path)
    {
        var html = await host.Http.GetStringAsync(path);
        return await BrowsingContext.New().OpenAsync(response => response.Content(html));
    }
}
