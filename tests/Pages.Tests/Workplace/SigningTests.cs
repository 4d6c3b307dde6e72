using System.Net;
using AngleSharp.Dom;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Each signature is given to the text that was shown, for whom it was chosen.</summary>
[Collection(DemoCollection.Name)]
public sealed class SigningTests(DemoHost host) : IAsyncLifetime
{
    private static readonly (string, string)[] Read = [("role", "chef"), ("read", "true")];
    private readonly DeskBrowser municipality = new(host);
    private readonly DeskBrowser police = new(host);

    [Fact]
    public async Task ThirdParty_SignsBesideTheParties()
    {
        var address = await BeginAsync("tredje-part");
        var opened = await municipality.GetAsync(address);
        var page = await police.SendAsync(await police.GetAsync(address), "main form", HttpStatusCode.OK, [("thirdParty", "vatterhem"), .. Read]);
        Assert.Equal("har undertecknat (chef)", StateOf(page, "Vätterhem"));
        Assert.Equal("har inte undertecknat", StateOf(page, "Polisen"));

        // The police's own signature is still to be given, and the text that the municipality has opened is the same.
        page = await police.SendAsync(page, "main form", HttpStatusCode.OK, Read);
        Assert.Equal("har undertecknat (chef)", StateOf(page, "Polisen"));
        Assert.Contains("Er part har undertecknat", page.Body!.TextContent, StringComparison.Ordinal);
        page = await municipality.SendAsync(opened, "main form", HttpStatusCode.OK, Read);
        Assert.Contains("Båda parter har undertecknat", page.Body!.TextContent, StringComparison.Ordinal);

        // A third party may also sign after both.
        page = await municipality.SendAsync(await municipality.GetAsync(address), "main form", HttpStatusCode.OK, [("thirdParty", "foreningar"), .. Read]);
        Assert.Equal("har undertecknat (chef)", StateOf(page, "Föreningar"));
        Assert.NotNull((await police.GetAsync(address)).QuerySelector("input[name=copy]"));
    }

    [Fact]
    public async Task ThirdParty_ThatTheAgreementDoesNotName_IsRefused()
    {
        var address = await BeginAsync("okand-part");
        var page = await police.SendAsync(await police.GetAsync(address), "main form", HttpStatusCode.UnprocessableEntity, [("thirdParty", "okand"), .. Read]);
        Assert.Contains("Välj en aktör", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ChangedSinceItWasShown_IsNotSigned()
    {
        var address = await BeginAsync("andrad-text");
        var opened = await municipality.GetAsync(address);
        var desk = await police.GetAsync(address[..address.LastIndexOf('/')]);
        await police.PressAsync(desk, "save", ("t:commitments[3].text", "Polisen ska kontrollera minst tre fjärdedelar."));
        var page = await municipality.SendAsync(opened, "main form", HttpStatusCode.UnprocessableEntity, Read);
        Assert.Contains("Texten har ändrats", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("har inte undertecknat", StateOf(page, "Kommunen"));
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

    private async Task<string> BeginAsync(string id)
    {
        var desk = await municipality.BeginAsync(WholeDraft.Json.Replace("allt-mojligt", id, StringComparison.Ordinal));
        return $"{DeskBrowser.AddressOf(desk)}/underteckna";
    }

    private static string StateOf(IDocument page, string signer)
    {
        var item = page.QuerySelectorAll("ul.tasks li").First(one => one.TextContent.StartsWith(signer, StringComparison.Ordinal));
        return item.QuerySelectorAll("span")[^1].TextContent;
    }
}
