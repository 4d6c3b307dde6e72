using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Markup;

/// <summary>How pages are answered: headers, caching, errors, permanence.</summary>
[Collection(ExampleCollection.Name)]
public sealed partial class AnswerTests(ExampleHost host)
{
    [Fact]
    public async Task Headers_OfAPage_RefuseEverythingButTheSitesOwn()
    {
        using var answer = await host.Http.GetAsync("/kommuner/0685");
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.True(answer.Headers.Contains("Referrer-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Headers_OfAnEmbed_LetAnySiteFrameIt()
    {
        using var answer = await host.Http.GetAsync($"/embed/{ExampleHost.Agreement}");
        Assert.EndsWith("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/kommuner/0685")]
    [InlineData($"/avtal/{ExampleHost.Agreement}")]
    [InlineData($"/en/commitments/{ExampleHost.Agreement}~2")]
    public async Task Page_AskedForAgain_IsNotModified(string path)
    {
        using var first = await host.Http.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("public, no-cache", second.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_AcceptedCompressed_IsCompressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kommuner/0685");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task Stylesheet_IsKeptForEver()
    {
        var address = StylesheetAddress().Match(await host.Http.GetStringAsync("/")).Value;
        using var answer = await host.Http.GetAsync(address);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/kommuner/9999", 404)]
    [InlineData("/avtal/finns-inte", 404)]
    [InlineData("/en/commitments/finns-inte~1", 404)]
    [InlineData("/kommuner/0685?as-of=2999-01-01", 400)]
    [InlineData("/kommuner/0685?as-of=1", 400)]
    public async Task Page_ThatIsNotThere_SaysSoInWords(string path, int status)
    {
        using var answer = await host.Http.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/finns-inte", "Sidan finns inte")]
    [InlineData("/en/no/such/page", "There is no such page")]
    public async Task Address_OfNothing_IsAPageForABrowserAndAProblemForOthers(string path, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await host.Http.SendAsync(request);
        Assert.Equal(404, (int)page.StatusCode);
        Assert.Contains(title, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var problem = await host.Http.GetAsync(path);
        Assert.Equal(404, (int)problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/avtal/" + ExampleHost.Agreement, "Uppföljningen fanns inte den dagen")]
    [InlineData($"/ataganden/{ExampleHost.Agreement}~2", "Uppföljningen fanns inte den dagen")]
    [InlineData("/en/agreements/" + ExampleHost.Agreement, "The follow-up was not there on that day")]
    public async Task Page_OfADayBeforeTheFirstRecording_SaysFromWhenItCanBeShown(string path, string title)
    {
        using var answer = await host.Http.GetAsync($"{path}?as-of=2021-06-30");
        Assert.Equal(404, (int)answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        var first = page.QuerySelector("main a[href*='as-of']")!.GetAttribute("href")!;
        Assert.Contains(ExampleHost.Agreement, await host.Http.GetStringAsync(first), StringComparison.Ordinal);
        var now = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await host.Http.GetStringAsync(path));
        Assert.Equal(first[^10..], now.GetElementById("as-of")!.GetAttribute("min"));
    }

    [Fact]
    public async Task Municipality_OfADayBeforeTheFirstRecording_SaysFromWhenItCanBeShown()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await host.Http.GetStringAsync("/kommuner/0685?as-of=2021-06-30"));
        Assert.StartsWith("Läget går att visa från den", page.QuerySelector(".lead a")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector(".lead a")!.GetAttribute("href")![^10..], page.GetElementById("as-of")!.GetAttribute("min"));
    }

    [Fact]
    public async Task Citation_Followed_ShowsTheSameVerdictAndHash()
    {
        var path = $"/ataganden/{ExampleHost.Agreement}~2";
        var page = await host.Http.GetStringAsync(path);
        var cited = Cited().Match(page).Groups[1].Value;
        Assert.StartsWith($"{ExampleHost.Origin}{path}?as-of=", cited, StringComparison.Ordinal);
        var again = await host.Http.GetStringAsync(new Uri(cited).PathAndQuery);
        Assert.Equal(Hash().Match(page).Groups[1].Value, Hash().Match(again).Groups[1].Value);
        Assert.Equal(Sentence().Match(page).Value, Sentence().Match(again).Value);
        var receipt = await host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/commitments/{ExampleHost.Agreement}~2/receipt");
        Assert.Equal(receipt.GetProperty("commitment").GetProperty("inputHash").GetString(), Hash().Match(page).Groups[1].Value);
    }

    [Fact]
    public async Task Agreement_Revised_TellsWhoDecidedAndFromWhatToWhat()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await host.Http.GetStringAsync($"/avtal/{ExampleHost.Agreement}"));
        var revision = string.Join(' ', page.QuerySelectorAll("li").First(item => item.TextContent.Contains("Beslutat av", StringComparison.Ordinal))
            .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"Från 1 mars 2021: Fler kontroller efter den årliga översynen\. Beslutat av kommunen \(kommunstyrelsens ordförande\) \d+ \S+ \d{4} och polisen \(.+\) \d+ \S+ \d{4}\.", revision);
        Assert.Contains("femton", page.QuerySelector("li del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sexton", page.QuerySelector("li ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(minst 15 → minst 16)", revision, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commitment_Revised_ShowsBothWordingsAndWhy()
    {
        var page = await host.Http.GetStringAsync($"/ataganden/{ExampleHost.Agreement}~2");
        Assert.Contains("minst femton trafikkontroller", page, StringComparison.Ordinal);
        Assert.Contains("minst sexton trafikkontroller", page, StringComparison.Ordinal);
        Assert.Contains("Fler kontroller efter den årliga översynen.", page, StringComparison.Ordinal);
        Assert.Contains("Fel dag", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kommuner/0685")]
    [InlineData("/en/agreements/" + ExampleHost.Agreement)]
    [InlineData("/embed/" + ExampleHost.Agreement)]
    public async Task Page_OfExampleData_SaysSoFirst(string path)
    {
        var page = await host.Http.GetStringAsync(path);
        var note = page.IndexOf("class=\"note\"", StringComparison.Ordinal);
        Assert.True(note > 0 && note < page.IndexOf("<h1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/kommuner/0685")]
    [InlineData($"/avtal/{ExampleHost.Agreement}")]
    [InlineData($"/avtal/{ExampleHost.Agreement}/rapport")]
    public async Task Page_OfTheExample_WeighsLittle(string path)
    {
        var page = await host.Http.GetByteArrayAsync(path);
        var style = await host.Http.GetByteArrayAsync(StylesheetAddress().Match(await host.Http.GetStringAsync("/")).Value);
        Assert.True(page.Length + style.Length < 60_000, $"{page.Length} and {style.Length} bytes");
    }

    [GeneratedRegex("/assets/page-[0-9a-f]+\\.css")]
    private static partial Regex StylesheetAddress();

    [GeneratedRegex("class=\"cite\">.*?<a href=\"([^\"]+)\"")]
    private static partial Regex Cited();

    [GeneratedRegex("<code>([0-9a-f]{64})</code>")]
    private static partial Regex Hash();

    [GeneratedRegex("class=\"sentence\">.*?</p>")]
    private static partial Regex Sentence();
}
