using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Issuer.Tests.People;

/// <summary>Links that make members.</summary>
public sealed class InvitationTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task Accept_Link_MakesAMemberOnceAndNotesIt()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator, "police");
        var account = await issuer.JoinAsync(link);
        Assert.Equal(("police", "0685", Roles.Coordinator), (account.Member.Party, account.Member.MunicipalityCode, account.Member.Role));
        await using var context = issuer.Database();
        var entry = await context.MemberEntries.SingleAsync(entry => entry.Member == account.Member.Number);
        Assert.Equal(("joined", MemberEntry.CommandLine, Roles.Coordinator), (entry.Change, entry.By, entry.Role));

        var stranger = issuer.NewBrowser();
        Assert.Equal(404, (await stranger.GetAsync(link.AbsolutePath)).Status);

        Assert.Equal(404, (await account.Browser.GetAsync(link.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Accept_TwoAtOnce_MakesOneMember()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator);
        Account[] both = [new(issuer.NewBrowser(), issuer.Time, "Ett"), new(issuer.NewBrowser(), issuer.Time, "Två")];
        await both[0].OpenAsync(link);
        await both[1].OpenAsync(link);
        string[] codes = [both[0].Code(), both[1].Code()];
        var pages = await Task.WhenAll(both[0].SendAsync(codes[0]), both[1].SendAsync(codes[1]));
        var first = Array.FindIndex(pages, page => page.Status == 200);
        Assert.Equal([200, 404], pages.Select(page => page.Status).Order());
        await using var context = issuer.Database();
        string[] emails = [both[first].Email.ToUpperInvariant(), both[1 - first].Email.ToUpperInvariant()];
        Assert.True(await context.Users.AnyAsync(person => person.NormalizedEmail == emails[0]));
        Assert.False(await context.Users.AnyAsync(person => person.NormalizedEmail == emails[1]));
    }

    [Fact]
    public async Task Accept_FormThatWasOpenBefore_IsRefusedAndMakesNobody()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator);
        var late = new Account(issuer.NewBrowser(), issuer.Time, "Sen");
        await late.OpenAsync(link);
        await issuer.JoinAsync(link);
        Assert.Equal(404, (await late.SendAsync(late.Code())).Status);
        await using var context = issuer.Database();
        var email = late.Email.ToUpperInvariant();
        Assert.False(await context.Users.AnyAsync(person => person.NormalizedEmail == email));
    }

    [Fact]
    public async Task Accept_EndedHalfway_LeavesNothingAndTheLinkHolds()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator);
        var account = new Account(issuer.NewBrowser(), issuer.Time, "Halv");
        await account.OpenAsync(link);
        await using var context = issuer.Database();
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER ended BEFORE INSERT ON recovery_codes BEGIN SELECT RAISE(ABORT, 'ended'); END");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => account.SendAsync(account.Code()));
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER ended");
        var email = account.Email.ToUpperInvariant();
        Assert.False(await context.Users.AnyAsync(person => person.NormalizedEmail == email));
        Assert.Equal(Roles.Coordinator, (await issuer.JoinAsync(link)).Member.Role);
    }

    [Fact]
    public async Task Accept_AfterAWeekOrWithAGuess_IsRefused()
    {
        var link = await issuer.InviteAsync(Roles.Coordinator);
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(link.AbsolutePath[..^1] + (link.AbsolutePath[^1] == 'x' ? "y" : "x"))).Status);
        Assert.Equal(200, (await issuer.NewBrowser().GetAsync(link.AbsolutePath)).Status);
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddDays(7).AddMinutes(1));
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(link.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Accept_BadEntries_AreNamedAtTheirFieldsAndKeptButForThePassword()
    {
        var browser = issuer.NewBrowser();
        await browser.GetAsync((await issuer.InviteAsync(Roles.Coordinator)).AbsolutePath);
        var key = browser.Page.Document.QuerySelector("p.key")!.TextContent;
        var page = await browser.SubmitAsync(null, ("name", ""), ("email", "inte en adress"), ("password", "kort"), ("code", "000000"));
        Assert.Equal(400, page.Status);
        Assert.Equal(["#name", "#email", "#password", "#code"], page.Document.QuerySelectorAll(".summary-of-errors a").Select(link => link.GetAttribute("href")));
        Assert.Equal("inte en adress", page.Document.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Null(page.Document.QuerySelector("#password")!.GetAttribute("value"));
        Assert.Equal(key, page.Document.QuerySelector("p.key")!.TextContent);
    }

    [Fact]
    public async Task Accept_BySomebodyKnown_AddsASecondRoleAndAsksWhereToWork()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator, "municipality");
        await account.Browser.GetAsync((await issuer.InviteAsync(Roles.Reporter, "municipality", "0686")).AbsolutePath);
        await account.Browser.SubmitAsync(null);
        await using var context = issuer.Database();
        var members = await context.Members.AsNoTracking().Where(member => member.PersonId == account.Member.PersonId).ToListAsync();
        Assert.Equal(2, members.Count);

        var workplace = new Workplace(issuer);
        await account.Browser.GetAsync(workplace.Authorize());
        Assert.Equal("/inloggning/plats", account.Browser.Page.Location!.AbsolutePath);
        await account.Browser.FollowAsync();
        var other = members.Single(member => member.MunicipalityCode == "0686");
        await account.Browser.SubmitAsync(null, ("member", other.Number));
        var code = (await account.Browser.GetAsync(account.Browser.Page.Location!.PathAndQuery)).Parameter("code")!;
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken((await workplace.ExchangeAsync(code)).Json().GetProperty("access_token").GetString());
        Assert.Equal(other.Number, token.Subject);

        // Somebody else's member is none of the person's.
        var stranger = await issuer.JoinAsync(Roles.Administrator);
        Assert.Null((await account.Browser.GetAsync(workplace.Authorize(more: $"&member={stranger.Member.Number}"))).Parameter("code"));
    }

    [Fact]
    public async Task Accept_ByTheOneWhoInvited_IsRefused()
    {
        var administrator = await issuer.JoinAsync(Roles.Administrator);
        await administrator.Browser.GetAsync("/inloggning/medlemmar");
        var page = await administrator.Browser.SubmitAsync("invite", ("role", Roles.Signatory));
        var link = new Uri(page.Document.QuerySelector(".link code")!.TextContent);
        await administrator.Browser.GetAsync(link.AbsolutePath);
        Assert.Equal(404, (await administrator.Browser.SubmitAsync(null)).Status);
        await using var context = issuer.Database();
        Assert.Equal(1, await context.Members.CountAsync(member => member.PersonId == administrator.Member.PersonId));

        // The link is still good for somebody else.
        var other = await issuer.JoinAsync(link);
        Assert.Equal(Roles.Signatory, other.Member.Role);
        await using var after = issuer.Database();
        Assert.Equal(administrator.Member.Number, (await after.MemberEntries.SingleAsync(entry => entry.Change == "joined" && entry.Member == other.Member.Number)).By);
    }
}

/// <summary>The first administrator of all.</summary>
public sealed class FirstLinkTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task FirstLink_WithoutMembers_MakesOneAdministratorAndNoSecond()
    {
        var link = issuer.FirstLink.Make(IssuerFixture.Address);
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(link.AbsolutePath.Replace("first.", "first.9", StringComparison.Ordinal))).Status);
        var account = new Account(issuer.NewBrowser(), issuer.Time, "Den första");
        var page = await account.AcceptAsync(link, ("party", "police"), ("municipality", "9999"));
        Assert.Equal(["#municipality"], page.Document.QuerySelectorAll(".summary-of-errors a").Select(error => error.GetAttribute("href")));
        Assert.Equal(200, (await account.AcceptAsync(link, ("party", "police"), ("municipality", "0685"))).Status);
        await using var context = issuer.Database();
        var member = await context.Members.SingleAsync();
        Assert.Equal(("police", "0685", Roles.Administrator), (member.Party, member.MunicipalityCode, member.Role));
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(link.AbsolutePath)).Status);
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(issuer.FirstLink.Make(IssuerFixture.Address).AbsolutePath)).Status);
    }
}
