using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>What is in a draft stays in it, and nobody's draft takes the place of another.</summary>
[Collection(DemoCollection.Name)]
public sealed class DraftKeepingTests(DemoHost host) : IAsyncLifetime
{
    private const string Wording = "Medborgarlöfte 2028\n\nÅtaganden\n- Polisen ska göra minst tio trafikkontroller under 2028.\n";
    private readonly DeskBrowser municipality = new(host);
    private readonly DeskBrowser police = new(host);

    [Fact]
    public async Task Form_OpenedAndSaved_ChangesNothing()
    {
        var begun = await municipality.BeginAsync(WholeDraft.Json);
        Assert.Empty(begun.QuerySelectorAll(".faults li").Select(fault => fault.TextContent));
        var desk = await municipality.GetAsync(DeskBrowser.AddressOf(begun));
        var before = await municipality.JsonAsync(desk);
        Assert.Contains("veckodagar", desk.Body!.TextContent, StringComparison.Ordinal);
        var saved = await municipality.PressAsync(desk, "save");
        Assert.Equal(before.ToJsonString(), (await municipality.JsonAsync(saved)).ToJsonString());
    }

    [Fact]
    public async Task UpperNumber_OfAnotherComparison_IsShownWithItsFault()
    {
        var desk = await municipality.BeginAsync(WholeDraft.Json.Replace("allt-mojligt", "ovre-tal", StringComparison.Ordinal));
        desk = await municipality.PressAsync(desk, "save", HttpStatusCode.UnprocessableEntity, ("t:commitments[0].targets[0].occasions.comparison", "atLeast"));
        Assert.Equal("3", DeskBrowser.Value(desk, "#commitments-0-targets-0-occasions-upperNumber"));
        Assert.NotNull(desk.QuerySelector("#commitments-0-targets-0-occasions-upperNumber[aria-invalid=true]"));
    }

    [Fact]
    public async Task Fields_FarAway_AddNothing()
    {
        var desk = await municipality.BeginAsync(Wording);
        desk = await municipality.PressAsync(
            desk, "save", ("t:commitments[999999999].text", "x"), ("t:commitments[1000].targets[1000].id", "x"), ("t:areas[199].name", "x"), ("t:commitments[1x].text", "x"), ("t:period[0].startDate", "x"));
        var json = await municipality.JsonAsync(desk);
        Assert.Single(json["commitments"]!.AsArray());
        Assert.Empty(json["areas"]?.AsArray() ?? []);
    }

    [Theory]
    [InlineData("""{"commitments": ["x"]}""", "commitments[0]")]
    [InlineData("""{"commitments": {"text": "x"}}""", "commitments")]
    [InlineData("""{"commitments": [{"targets": [null]}]}""", "commitments[0].targets[0]")]
    [InlineData("""{"ownKinds": [{"singular": "x"}]}""", "ownKinds[0].singular")]
    [InlineData("""{"thirdParties": [{"name": {"sv": "x"}}]}""", "thirdParties[0].name")]
    [InlineData("""{"title": "x", "title": "y"}""", "går inte att läsa")]
    [InlineData("""{"title": """, "går inte att läsa")]
    public async Task Json_OfAnotherShape_IsAnsweredInWords(string json, string named)
    {
        var page = await municipality.BeginAsync(json, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(named, page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        var desk = await municipality.BeginAsync(Wording);
        page = await municipality.PressAsync(desk, "save", HttpStatusCode.UnprocessableEntity, ("draft", json));
        Assert.Contains("Uppgifterna gick inte att ta emot", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfTheSameName_GetsAnotherId()
    {
        var first = await municipality.BeginAsync(Wording);
        var second = await police.BeginAsync(Wording.Replace("tio", "femton", StringComparison.Ordinal));
        Assert.NotEqual(DeskBrowser.AddressOf(first), DeskBrowser.AddressOf(second));
        Assert.Contains("minst tio", DeskBrowser.Texts(await municipality.GetAsync(DeskBrowser.AddressOf(first))).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutAVersion_TakesNoOtherDraftsPlace()
    {
        var first = await municipality.BeginAsync(Wording);
        var forged = await police.PressAsync(await police.GetAsync(DeskBrowser.AddressOf(first)), "save", ("etag", ""), ("t:title", "En annans titel"));
        Assert.NotEqual(DeskBrowser.AddressOf(first), DeskBrowser.AddressOf(forged));
        Assert.NotEqual("En annans titel", (await municipality.GetAsync(DeskBrowser.AddressOf(first))).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Draft_WithTheIdOfAnotherMunicipalitys_GetsAnotherId()
    {
        var token = host.Token("coordinator-municipality", "municipality", Scopes.FollowUpManage, "0684");
        var theirs = new { id = "grannkommunens", municipalityCode = "0684", title = "Grannkommunens löfte" };
        using var request = StandaloneFixture.Request(HttpMethod.Post, "/medborgarlofte/v1/agreements", token, JsonContent.Create(theirs));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var desk = await municipality.BeginAsync("""{"id": "grannkommunens", "title": "Vårt löfte"}""");
        Assert.EndsWith("/grannkommunens-2", DeskBrowser.AddressOf(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenQuestions_AfterAReload_AreAskedAgain()
    {
        var desk = await municipality.BeginAsync("Medborgarlöfte\n\nÅtaganden\n- Polisen ska göra minst tio trafikkontroller.\n- Vi ska besöka alla klasser.\n");
        var asked = Asked(desk);
        Assert.Contains("Texten säger inte när löftet gäller.", asked);
        Assert.Equal(asked, Asked(await municipality.GetAsync(DeskBrowser.AddressOf(desk))));
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

    private static List<string> Asked(IDocument desk) => [.. desk.QuerySelectorAll(".asked li").Select(one => one.TextContent)];
}
