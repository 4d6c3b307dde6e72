using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>"What counts?": a made-up record against a draft.</summary>
[Collection(DemoCollection.Name)]
public sealed class TryingTests(DemoHost host) : IAsyncLifetime
{
    private const string Wording = "Medborgarlöfte 2029\n\nÅtaganden\n- Polisen ska göra minst tio trafikkontroller under 2029.\n- Kommunen ska genomföra minst två temakvällar under 2029.\n";
    private readonly DeskBrowser municipality = new(host);

    [Fact]
    public async Task Record_AgainstADraft_TellsWhatItCountsForAndWhyNot()
    {
        var desk = await municipality.BeginAsync(Wording);
        var address = $"{DeskBrowser.AddressOf(desk)}/vad-raknas";
        Assert.NotNull(desk.QuerySelector($"a[href='{address}']"));
        var tried = await Eventually.Get(
            () => municipality.GetAsync($"{address}?who=police&kind=Trafikkontroll&day=2029-03-01&quantity=3"), page => page.QuerySelector(".matches") is not null);
        Assert.Equal(
        [
            "Polisen ska göra minst tio trafikkontroller under 2029. Räknas.",
            "Kommunen ska genomföra minst två temakvällar under 2029. Räknas inte.",
        ], tried.QuerySelectorAll(".matches li").Select(match => string.Concat(match.TextContent.Trim().AsSpan(0, match.TextContent.Trim().IndexOf("Räknas", StringComparison.Ordinal)),
            match.QuerySelector("strong")!.TextContent)));
        Assert.Equal("3", DeskBrowser.Value(tried, "#quantity"));

        var outside = await municipality.GetAsync($"{address}?who=both&kind=trafikkontroll&day=2031-03-01");
        Assert.All(outside.QuerySelectorAll(".matches strong"), said => Assert.Equal("Räknas inte.", said.TextContent));
        await IsFaultAsync($"{address}?kind=trafikkontroll&day=ig%C3%A5r", "day", "Skriv dagen som 2026-01-31.");
        await IsFaultAsync($"{address}?kind=trafikkontroll&day=2029-03-01&quantity=1,000", "quantity", "Skriv ett heltal");
        await IsFaultAsync($"{address}?kind=fiske&day=2029-03-01", "kind", "Välj en aktivitet i listan.");
    }

    private async Task IsFaultAsync(string address, string field, string text)
    {
        using var answer = await municipality.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await DeskBrowser.ReadAsync(answer);
        Assert.Contains(text, page.QuerySelector($"#{field}-e")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#{field}[aria-invalid=true]"));
    }

    public Task InitializeAsync() => municipality.SignInAsync("municipality");

    public Task DisposeAsync()
    {
        municipality.Dispose();
        return Task.CompletedTask;
    }
}
