using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.Markup;

/// <summary>A search that forgives, and lists by the alphabet.</summary>
[Collection(ExampleCollection.Name)]
public sealed class SearchTests(ExampleHost host)
{
    [Theory]
    [InlineData("Vetlanda", "0685")]
    [InlineData("vetlanda kommun", "0685")]
    [InlineData("Vetlandas kommun", "0685")]
    [InlineData("vetlanda kommuns", "0685")]
    [InlineData("Gnosjo", "0617")]
    [InlineData("0685", "0685")]
    [InlineData(" SJÖBO ", "1265")]
    [InlineData("Malmö stad", "1280")]
    [InlineData("upplands-bro", "0139")]
    [InlineData("Höglandet", "0685")]
    [InlineData("hoglandet", "0685")]
    public async Task Search_OneMunicipality_GoesThere(string sought, string code)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.RestAddress };
        foreach (var (root, page) in ((string, string)[])[("/", "/kommuner/"), ("/en/", "/en/municipalities/")])
        {
            using var answer = await client.GetAsync($"{root}?q={Uri.EscapeDataString(sought)}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal(page + code, answer.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("Habo", "Habo", "Håbo")]
    [InlineData("Håbo", "Håbo", "Habo")]
    [InlineData("Ale", "Ale", null)]
    public async Task Search_Several_HasTheExactOneFirst(string sought, string first, string? second)
    {
        var hits = (await OpenAsync($"/?q={Uri.EscapeDataString(sought)}")).QuerySelectorAll("#hits + ul a").Select(link => link.TextContent).ToList();
        Assert.Equal(first, hits[0]);
        Assert.True(second is null || hits[1] == second);
    }

    [Theory]
    [InlineData("Vetladna", "Vetlanda")]
    [InlineData("Jönkjöping", "Jönköping")]
    [InlineData("Oskarshamm", "Oskarshamn")]
    public async Task Search_Misspelt_AsksWhetherItWasMeant(string sought, string meant)
    {
        var page = await OpenAsync($"/?q={Uri.EscapeDataString(sought)}");
        Assert.Equal("Menade du", page.GetElementById("hits")!.TextContent);
        Assert.Equal(meant, page.QuerySelector("#hits + ul a")!.TextContent);
    }

    [Fact]
    public async Task Search_ForNothingLikeIt_SaysSo()
    {
        Assert.StartsWith("Ingen kommun", (await OpenAsync("/?q=xyzw")).GetElementById("hits")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_OfTheStartPage_StandByTheAlphabetUnderLetters()
    {
        var page = await OpenAsync("/");
        Assert.Equal(["A", "B", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "V", "Y", "Å", "Ä", "Ö"],
            page.QuerySelectorAll("h3.county").Select(heading => heading.TextContent));
        Assert.Equal(290, page.QuerySelectorAll("h3.county + ul li").Length);
        Assert.All(page.QuerySelectorAll(".letters a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(["Aneby", "Gnosjö", "Vetlanda"], page.QuerySelectorAll(".followed a").Select(link => link.TextContent));
        Assert.Contains("1 åtagande,", page.QuerySelector(".followed")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("\\b1 åtaganden", page.Body!.TextContent);
    }

    [Theory]
    [InlineData("/kommuner/9999", "application/json", "application/problem+json")]
    [InlineData("/avtal/finns-inte", "application/json", "application/problem+json")]
    [InlineData("/en/commitments/finns-inte~1", "text/csv", "application/problem+json")]
    [InlineData("/kommuner/9999", "text/html", "text/html")]
    [InlineData("/avtal/finns-inte", "*/*", "text/html")]
    public async Task Missing_ForAProgramOrAPerson_IsInItsForm(string path, string accepted, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accepted);
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(form, answer.Content.Headers.ContentType!.MediaType);
    }

    private async Task<IDocument> OpenAsync(string path)
    {
        var html = await host.Http.GetStringAsync(path);
        return await BrowsingContext.New().OpenAsync(response => response.Content(html));
    }
}
