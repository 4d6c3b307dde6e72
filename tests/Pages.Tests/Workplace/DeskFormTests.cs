using System.Net;
using System.Text.Json.Nodes;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>The desk's buttons, by the forms that a browser would send.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskFormTests(DemoHost host) : IAsyncLifetime
{
    private const string Wording = "Medborgarlöfte 2026\n\nÅtaganden\n- Polisen ska göra minst tio trafikkontroller under 2026.\n- Kommunen ska hålla två föräldramöten under 2026.\n";
    private readonly DeskBrowser municipality = new(host);
    private readonly DeskBrowser police = new(host);

    [Fact]
    public async Task Buttons_AddSplitMergeMoveRemove_ChangeTheCommitments()
    {
        var desk = await municipality.BeginAsync(Wording);
        Assert.Equal(2, DeskBrowser.Texts(desk).Count);
        desk = await municipality.PressAsync(desk, "add", ("new", "Polisen ska göra fyra trygghetsvandringar per termin."));
        Assert.Equal("Polisen ska göra fyra trygghetsvandringar per termin.", DeskBrowser.Texts(desk)[2]);
        desk = await municipality.PressAsync(desk, "up:2");
        Assert.Equal("Polisen ska göra fyra trygghetsvandringar per termin.", DeskBrowser.Texts(desk)[1]);
        desk = await municipality.PressAsync(desk, "merge:0");
        Assert.Equal("Polisen ska göra minst tio trafikkontroller under 2026. Polisen ska göra fyra trygghetsvandringar per termin.", DeskBrowser.Texts(desk)[0]);
        desk = await municipality.PressAsync(desk, "split:0", ("t:commitments[0].text", "Polisen ska göra minst tio trafikkontroller.\n\nPolisen ska göra fyra vandringar."));
        Assert.Equal(["Polisen ska göra minst tio trafikkontroller.", "Polisen ska göra fyra vandringar.", "Kommunen ska hålla två föräldramöten under 2026."], DeskBrowser.Texts(desk));
        desk = await municipality.PressAsync(desk, "remove:1");
        Assert.Equal(2, DeskBrowser.Texts(desk).Count);
        desk = await municipality.PressAsync(desk, "save", ("goal:commitments[0].targets[0]", "qualitative"));
        Assert.Null(desk.QuerySelector("#commitments-0-targets-0-occasions-number"));
    }

    [Fact]
    public async Task RiskOccasions_WithDaysOfTheirOwn_AreRows()
    {
        var desk = await municipality.BeginAsync(Wording);
        desk = await municipality.PressAsync(
            desk, "save", ("t:ownOccasions[0].occasion", "skolavslutning"), ("l:ownOccasions[0].dates", "2026-06-10"),
            ("t:ownOccasions[1].occasion", "Marknadshelgen"), ("t:ownOccasions[1].name.sv", "marknadshelgen"), ("t:ownOccasions[1].name.en", "the fair"), ("l:ownOccasions[1].dates", "2026-09-05"));
        Assert.Equal(
            """[{"occasion":"skolavslutning","dates":["2026-06-10"]},{"occasion":"marknadshelgen","name":{"sv":"marknadshelgen","en":"the fair"},"dates":["2026-09-05"]}]""",
            (await municipality.JsonAsync(desk))["ownOccasions"]!.ToJsonString());
        desk = await municipality.PressAsync(desk, "save", HttpStatusCode.UnprocessableEntity, ("l:ownOccasions[0].dates", "i juni"));
        Assert.NotNull(desk.QuerySelector("#ownOccasions-0-dates .fault"));
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_IsToldAndThenHolds()
    {
        var mine = await municipality.BeginAsync(Wording);
        var address = DeskBrowser.AddressOf(mine);
        var theirs = await police.GetAsync(address);
        await police.PressAsync(theirs, "save", ("t:title", "Polisens titel"));
        mine = await municipality.PressAsync(mine, "save", HttpStatusCode.Conflict, ("t:title", "Kommunens titel"));
        Assert.Contains("Någon annan har ändrat utkastet", mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Polisens titel", (await police.GetAsync(address)).QuerySelector("h1")!.TextContent);
        await municipality.PressAsync(mine, "save");
        Assert.Equal("Kommunens titel", (await police.GetAsync(address)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Export_ThenImport_IsTheSameDraft()
    {
        var desk = await municipality.BeginAsync(Wording);
        var json = await municipality.Http.GetStringAsync($"{DeskBrowser.AddressOf(desk)}/avtal.json");
        var again = await municipality.BeginAsync(json);
        var copy = await municipality.Http.GetStringAsync($"{DeskBrowser.AddressOf(again)}/avtal.json");
        Assert.Equal(Draft(json), Draft(copy));
    }

    [Fact]
    public async Task Desk_OfASignedAgreement_DraftsTheNextPeriod()
    {
        await Eventually.Get(() => municipality.Http.GetAsync("/medborgarlofte/v1/agreements/vetlanda-2020-2021"), answer => answer.IsSuccessStatusCode);
        var signed = await municipality.GetAsync("/arbetsplats/avtal/vetlanda-2020-2021");
        var next = await municipality.SendAsync(signed, "main form", HttpStatusCode.OK);
        Assert.Equal(("2022-01-01", "2023-12-31"), (DeskBrowser.Value(next, "#period-startDate"), DeskBrowser.Value(next, "#period-endDate")));
        Assert.Equal(7, DeskBrowser.Texts(next).Count);
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

    private static string Draft(string json)
    {
        var draft = JsonNode.Parse(json)!.AsObject();
        draft.Remove("id");
        draft.Remove("record");
        return draft.ToJsonString();
    }
}
