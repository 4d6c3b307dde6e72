using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Before it is signed a draft is seen as the public page will show it.</summary>
[Collection(DemoCollection.Name)]
public sealed class PreviewTests(DemoHost host) : IAsyncLifetime
{
    private const string Wording = "Medborgarlöfte 2027\n\nÅtaganden\n- Polisen ska göra minst tio trafikkontroller under 2027.\n";
    private readonly DeskBrowser municipality = new(host);

    [Fact]
    public async Task Draft_OnThreeDays_IsShownAsThePublicPageWill()
    {
        var desk = await municipality.BeginAsync(Wording);
        var address = $"{DeskBrowser.AddressOf(desk)}/forhandsvisning";
        Assert.NotNull(desk.QuerySelector($"a[href='{address}']"));
        var first = await Eventually.Get(() => municipality.GetAsync(address), page => page.QuerySelector("article.pledge") is not null);
        Assert.Equal("Polisen ska göra minst tio trafikkontroller under 2027.", first.QuerySelector("article.pledge h3")!.TextContent.Trim());

        var days = first.QuerySelectorAll("ul.days a").Select(day => day.GetAttribute("href")!).ToList();
        Assert.Equal([$"{address}?day=2027-01-01", $"{address}?day=2027-07-02", $"{address}?day=2028-01-01"], days);
        Assert.Contains("Inte redovisat än", first.QuerySelector("article.pledge")!.TextContent, StringComparison.Ordinal);
        var last = await municipality.GetAsync(days[2]);
        Assert.Equal(days[2], last.QuerySelector("ul.days a[aria-current=page]")!.GetAttribute("href"));
        Assert.Contains("Avslutat.", last.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Inte uppfyllt", last.QuerySelector("article.pledge")!.TextContent, StringComparison.Ordinal);

        // It is nobody else's: not in public, and not another municipality's.
        var id = DeskBrowser.AddressOf(desk).Split('/')[^1];
        using var open = await host.Http.GetAsync($"/avtal/{id}");
        Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
    }

    public Task InitializeAsync() => municipality.SignInAsync("municipality");

    public Task DisposeAsync()
    {
        municipality.Dispose();
        return Task.CompletedTask;
    }
}
