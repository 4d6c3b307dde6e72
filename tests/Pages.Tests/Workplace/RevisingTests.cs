using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A revision is worded at the desk, and changes nothing until both parties have signed it.</summary>
[Collection(DemoCollection.Name)]
public sealed class RevisingTests(DemoHost host) : IAsyncLifetime
{
    private static readonly (string, string)[] Signing = [("role", "chef"), ("read", "true"), ("do", "sign")];
    private readonly DeskBrowser municipality = new(host);
    private readonly DeskBrowser police = new(host);

    [Fact]
    public async Task Revision_OfOneParty_IsAProposalUntilTheOtherHasSigned()
    {
        var address = await SignedAsync("revideras");
        var form = await municipality.GetAsync($"{address}/revidera");
        Assert.Contains("Ingenting är ändrat än", form.Body!.TextContent, StringComparison.Ordinal);
        form = await municipality.PressAsync(form, "show", Changed);
        Assert.Contains("Polisen ska göra precis allt.", Text(form, "ins"), StringComparison.Ordinal);

        // Without a day nothing is stored, and what was typed stands.
        form = await municipality.PressAsync(form, "propose", HttpStatusCode.UnprocessableEntity, ("reason", "Lägesbilden är en annan."));
        Assert.Contains("Ange dagen", Text(form, ".faults"), StringComparison.Ordinal);
        var proposal = await municipality.PressAsync(form, "propose", ("effectiveFrom", "2027-03-01"));
        Assert.Contains("Föreslagen revidering 1", Text(proposal, "h1"), StringComparison.Ordinal);

        var opened = await police.GetAsync($"{address}/revidera");
        proposal = await municipality.SendAsync(proposal, Form, HttpStatusCode.OK, Signing);
        Assert.Contains("Er part har undertecknat", proposal.Body!.TextContent, StringComparison.Ordinal);
        var before = await PublicAsync("revideras");
        Assert.Equal((0, false), (before["revisions"]!.AsArray().Count, before["proposedRevision"] is JsonObject));

        // What the police opened is the same text, signed or not.
        await police.SendAsync(opened, Form, HttpStatusCode.OK, Signing);
        var revision = (await PublicAsync("revideras"))["revisions"]![0]!;
        Assert.Equal(["municipality", "police"], revision["signatures"]!.AsArray().Select(one => one!["party"]!.ToString()));
        Assert.Equal("Polisen ska göra precis allt.", revision["commitments"]![0]!["text"]!.ToString());
        Assert.Contains("Lägesbilden är en annan.", (await police.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposal_ChangedSinceItWasShown_IsNotSigned()
    {
        var address = await SignedAsync("andrat-forslag");
        await ProposeAsync(address, "Polisen ska göra precis allt.");
        var opened = await police.GetAsync($"{address}/revidera");
        await ProposeAsync(address, "Polisen ska göra nästan allt.", "?change=1");
        var page = await police.SendAsync(opened, Form, HttpStatusCode.UnprocessableEntity, Signing);
        Assert.Contains("Förslaget har ändrats", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposal_TakenBack_IsGone()
    {
        var address = await SignedAsync("tas-tillbaka");
        await ProposeAsync(address, "Polisen ska göra precis allt.");
        var page = await police.SendAsync(await police.GetAsync($"{address}/revidera"), Form, HttpStatusCode.OK, ("do", "withdraw"));
        Assert.Contains("Avsluta i förtid", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Föreslagen revidering", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_EndsEveryCommitmentWhenBothHaveSigned()
    {
        var address = await SignedAsync("avslutas");
        var form = await municipality.GetAsync($"{address}/revidera?end=1");
        await municipality.PressAsync(form, "propose", ("effectiveFrom", "2027-03-01"), ("reason", "Parterna avslutar samarbetet."));
        foreach (var browser in new[] { police, municipality })
        {
            await browser.SendAsync(await browser.GetAsync($"{address}/revidera"), Form, HttpStatusCode.OK, Signing);
        }

        var agreement = await PublicAsync("avslutas");
        Assert.Equal(agreement["commitments"]!.AsArray().Select(one => one!["id"]!.ToString()),
            agreement["revisions"]![0]!["endedCommitments"]!.AsArray().Select(one => one!.ToString()));
    }

    [Fact]
    public async Task Form_OpenedBeforeAnothersProposal_IsToldAndStoresNothing()
    {
        var address = await SignedAsync("tva-samtidigt");
        var form = await municipality.GetAsync($"{address}/revidera");
        await ProposeAsync(address, "Polisen ska göra nästan allt.");
        form = await municipality.PressAsync(form, "propose", HttpStatusCode.UnprocessableEntity, [.. Why, Changed]);
        Assert.Contains("Någon annan har ändrat", Text(form, ".faults"), StringComparison.Ordinal);
        var proposal = await municipality.PressAsync(form, "propose");
        Assert.Contains("Polisen ska göra precis allt.", Text(proposal, "ins"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithAnUnknownActivity_PointsToNoTableThatIsNotThere()
    {
        var address = await SignedAsync("okand-aktivitet");
        var form = await municipality.GetAsync($"{address}/revidera");
        form = await municipality.PressAsync(form, "show", HttpStatusCode.UnprocessableEntity, ("l:commitments[0].targets[0].counting.kinds", "finns inte"));
        Assert.Contains("Välj en aktivitet i listan.", Text(form, ".faults"), StringComparison.Ordinal);
        Assert.DoesNotContain("Egna områden", form.Body!.TextContent, StringComparison.Ordinal);
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

    private const string Form = "main form";
    private static readonly (string, string) Changed = ("t:commitments[0].text", "Polisen ska göra precis allt.");
    private static readonly (string, string)[] Why = [("effectiveFrom", "2027-03-01"), ("reason", "Lägesbilden är en annan.")];

    private static string Text(IDocument page, string selector) => string.Join('\n', page.QuerySelectorAll(selector).Select(one => one.TextContent));

    private async Task ProposeAsync(string address, string text, string query = "")
    {
        var form = await municipality.GetAsync($"{address}/revidera{query}");
        await municipality.PressAsync(form, "propose", [.. Why, ("t:commitments[0].text", text)]);
    }

    private async Task<JsonNode> PublicAsync(string id) => JsonNode.Parse(await host.Http.GetStringAsync($"/medborgarlofte/v1/agreements/{id}"))!;

    private async Task<string> SignedAsync(string id)
    {
        var desk = await municipality.BeginAsync(WholeDraft.Json.Replace("allt-mojligt", id, StringComparison.Ordinal));
        var address = DeskBrowser.AddressOf(desk);
        foreach (var browser in new[] { municipality, police })
        {
            await browser.SendAsync(await browser.GetAsync($"{address}/underteckna"), Form, HttpStatusCode.OK, ("role", "chef"), ("read", "true"));
        }

        return address;
    }
}
