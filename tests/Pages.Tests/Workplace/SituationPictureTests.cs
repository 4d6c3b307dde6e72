using System.Net;
using AngleSharp.Dom;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Problem, promise, activity and effect: the situation picture is written first, and promises are linked to it.</summary>
[Collection(DemoCollection.Name)]
public sealed class SituationPictureTests(DemoHost host) : IAsyncLifetime
{
    private const string Pictures = "/arbetsplats/lagesbilder";
    private const string Wording = "Medborgarlöfte 2031\n\nVi lovar att\n- Minska otryggheten i centrum.\n\nÅtaganden\n- Polisen ska fotpatrullera i centrum minst tio gånger under 2031.\n"
        + "- Andelen som känner sig otrygga i centrum ska minska från 30 till 20 procent under 2031.\n";

    private readonly DeskBrowser municipality = new(host);
    private readonly DeskBrowser police = new(host);

    [Fact]
    public async Task Picture_Written_IsChosenAndLinkedAtTheDesk()
    {
        var list = await WriteAsync("Lägesbild inför 2031", ("problem-0", "Många är otrygga i centrum sent på kvällen."), ("problem-1", "Stölder ur bilar vid stationen."));
        var address = list.QuerySelectorAll("ul.tasks a").Single(link => link.TextContent == "Lägesbild inför 2031").GetAttribute("href")!;
        var id = address.Split('/')[^1];

        var desk = await municipality.BeginAsync(Wording);
        desk = await municipality.PressAsync(desk, "save", ("t:situationPicture", id), ("t:promises[0].text", "Minska otryggheten i centrum."));
        Assert.Equal(["Många är otrygga i centrum sent på kvällen.", "Stölder ur bilar vid stationen."],
            desk.QuerySelectorAll("#promises-0-problems label").Select(label => label.TextContent.Trim()));
        desk = await municipality.PressAsync(
            desk, "save", ("l:promises[0].problems", "1"), ("t:promises[0].effects[0].text", "Färre undviker centrum."), ("t:promises[0].effects[0].source", "medborgarundersökningen"));
        Assert.Equal("""["1"]""", (await municipality.JsonAsync(desk))["promises"]![0]!["problems"]!.ToJsonString());

        // Whoever signs reads all of it, and so does everybody once both have signed.
        var signing = await municipality.GetAsync($"{DeskBrowser.AddressOf(desk)}/underteckna");
        Assert.Contains("Svarar mot: Många är otrygga i centrum sent på kvällen.", Text(signing), StringComparison.Ordinal);
        Assert.Contains("Så ska det märkas: Färre undviker centrum (källa: medborgarundersökningen).", Text(signing), StringComparison.Ordinal);
        var preview = await Eventually.Get(() => municipality.GetAsync($"{DeskBrowser.AddressOf(desk)}/forhandsvisning"), page => page.QuerySelector(".effect") is not null);
        Assert.Contains("Så ska det märkas: Färre undviker centrum (källa: medborgarundersökningen).", Text(preview), StringComparison.Ordinal);
        Assert.Contains("Svarar mot: Många är otrygga i centrum sent på kvällen.", Text(preview), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Effect_NamesACommitmentWithAnIndicator()
    {
        var desk = await municipality.BeginAsync(Wording);
        var offered = desk.QuerySelectorAll("#promises-0-effects-0-commitment option").Select(option => option.TextContent.Trim()).ToList();
        Assert.Equal("inget åtagande", offered[0]);
        Assert.StartsWith("Åtagande 2: Andelen som känner sig otrygga", offered[1], StringComparison.Ordinal);
        Assert.Equal(2, offered.Count);
        desk = await municipality.PressAsync(desk, "save", HttpStatusCode.UnprocessableEntity, ("t:promises[0].effects[0].commitment", "99"), ("t:promises[0].effects[0].text", "Färre är otrygga."));
        Assert.NotNull(desk.QuerySelector("#promises-0-effects-0-commitment[aria-invalid=true]"));
        desk = await municipality.PressAsync(desk, "save", ("t:promises[0].effects[0].commitment", "2"));
        Assert.Equal("2", (await municipality.JsonAsync(desk))["promises"]![0]!["effects"]![0]!["commitment"]!.ToString());
    }

    [Fact]
    public async Task Picture_Changed_KeepsTheIdsThatPromisesName()
    {
        var list = await WriteAsync("Lägesbild som ändras", ("problem-0", "Det första problemet."), ("problem-1", "Det andra problemet."));
        var address = list.QuerySelectorAll("ul.tasks a").Single(link => link.TextContent == "Lägesbild som ändras").GetAttribute("href")!;
        var page = await municipality.GetAsync(address);
        await municipality.SendAsync(page, "main form", HttpStatusCode.OK, ("problem-0", ""), ("problem-2", "Ett tredje problem."), ("reason", "Det första är löst."), ("do", "save"));
        page = await municipality.GetAsync(address);
        Assert.Equal([("Det andra problemet.", "2"), ("Ett tredje problem.", "3")],
            Enumerable.Range(0, 2).Select(place => (page.QuerySelector($"#problem-{place}")!.TextContent, DeskBrowser.Value(page, $"input[name=id-{place}]"))));

        // The other party reads it and cannot change it; what it has opened before is told to be old.
        var theirs = await police.GetAsync(address);
        Assert.Null(theirs.QuerySelector("main form"));
        Assert.Contains("Ett tredje problem.", Text(theirs), StringComparison.Ordinal);
        var old = await municipality.GetAsync(address);
        await municipality.SendAsync(page, "main form", HttpStatusCode.OK, ("title", "Lägesbild som har ändrats"), ("do", "save"));
        var told = await municipality.SendAsync(old, "main form", HttpStatusCode.Conflict, ("title", "Något annat"), ("do", "save"));
        Assert.Contains("Någon annan har ändrat lägesbilden", Text(told), StringComparison.Ordinal);

        var asked = await municipality.SendAsync(told, "main form", HttpStatusCode.UnprocessableEntity, ("reason", ""), ("do", "withdraw"));
        Assert.NotNull(asked.QuerySelector("#reason[aria-invalid=true]"));
        list = await municipality.SendAsync(asked, "main form", HttpStatusCode.OK, ("reason", "Den ersätts."), ("do", "withdraw"));
        Assert.DoesNotContain("Lägesbild som", list.QuerySelector("ul.tasks")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_TakenBack_DoesNotHideAnotherOfTheSameDay()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var list = await WriteAsync("Lägesbild som tas tillbaka", ("problem-0", "Ett problem."));
            var address = Assert.Single(list.QuerySelectorAll("ul.tasks a"), link => link.TextContent == "Lägesbild som tas tillbaka").GetAttribute("href")!;
            await municipality.SendAsync(await municipality.GetAsync(address), "main form", HttpStatusCode.OK, ("reason", "Fel."), ("do", "withdraw"));
        }

        // The same form twice is one picture; two forms are two.
        var form = await municipality.GetAsync($"{Pictures}/ny");
        var other = await municipality.GetAsync($"{Pictures}/ny");
        foreach (var sent in new[] { form, form, other })
        {
            await municipality.SendAsync(sent, "main form", HttpStatusCode.OK, ("title", "Lägesbild i två"), ("problem-0", "Ett problem."));
        }

        Assert.Equal(2, (await municipality.GetAsync(Pictures)).QuerySelectorAll("ul.tasks a").Count(link => link.TextContent == "Lägesbild i två"));
    }

    [Fact]
    public async Task Picture_WithFaults_NamesEachFieldAndStoresNothing()
    {
        var dated = await municipality.SendAsync(await municipality.GetAsync($"{Pictures}/ny"), "main form", HttpStatusCode.UnprocessableEntity, ("title", "Lägesbild"), ("date", "i går"));
        Assert.Equal(["date"], dated.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        var form = await municipality.GetAsync($"{Pictures}/ny");
        var page = await municipality.SendAsync(form, "main form", HttpStatusCode.UnprocessableEntity,
            ("title", ""), ("date", "i går"), ("problem-0", new string('a', 501)), ("problem-1", "Ring 070-123 45 67."), ("sources", new string('b', 201)));
        Assert.Equal(["date", "problem-0", "sources", "title"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id).Order(StringComparer.Ordinal).Where(id => id != "problem-1"));
        Assert.Equal("i går", DeskBrowser.Value(page, "#date"));
    }

    public async Task InitializeAsync()
    {
        await municipality.SignInAsync("municipality");
        await police.SignInAsync("police");
    }

    public Task DisposeAsync()
    {
        municipality.Dispose();
        police.Dispose();
        return Task.CompletedTask;
    }

    private static string Text(IDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IDocument> WriteAsync(string title, params (string, string)[] problems)
    {
        var form = await municipality.GetAsync($"{Pictures}/ny");
        return await municipality.SendAsync(form, "main form", HttpStatusCode.OK, [("title", title), ("sources", "polisens statistik\ntrygghetsmätningen"), .. problems]);
    }
}
