using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Issuer.Tests.People;

/// <summary>What administrators may do with members, and what nobody may.</summary>
public sealed class MembersTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task Role_ChangedByAnAdministrator_HoldsFromTheNextTokenAndIsNoted()
    {
        var (administrator, member, workplace) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(Roles.Reporter), new Workplace(issuer));
        var before = (await workplace.TokensAsync(member.Browser)).GetProperty("refresh_token").GetString()!;
        Assert.Equal(302, (await ChangeAsync(administrator, "role", member.Member.Number, Roles.Signatory)).Status);
        Assert.Equal(400, (await workplace.RefreshAsync(before)).Status);
        var token = new JsonWebToken((await workplace.TokensAsync(member.Browser)).GetProperty("access_token").GetString());
        Assert.Equal(Roles.Signatory, token.GetClaim("role").Value);
        await using var context = issuer.Database();
        var entry = await context.MemberEntries.SingleAsync(entry => entry.Member == member.Member.Number && entry.Change == "role");
        Assert.Equal((administrator.Member.Number, Roles.Signatory, "municipality", "0685"), (entry.By, entry.Role, entry.Party, entry.MunicipalityCode));
    }

    [Fact]
    public async Task End_Member_GetsNoMoreTokensAndCanBeErased()
    {
        var (administrator, member, workplace) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(Roles.Coordinator), new Workplace(issuer));
        var (number, tokens) = (member.Member.Number, await workplace.TokensAsync(member.Browser));
        var code = await workplace.CodeAsync(member.Browser);

        // Whoever works here is not erased.
        Assert.Equal(403, (await ChangeAsync(administrator, "erase", number)).Status);
        Assert.Equal(302, (await ChangeAsync(administrator, "end", number)).Status);
        Assert.Equal(400, (await workplace.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Status);
        Assert.Equal(400, (await workplace.ExchangeAsync(code)).Status);
        Assert.Equal("access_denied", (await member.Browser.GetAsync(workplace.Authorize())).Parameter("error"));

        Assert.Equal(302, (await ChangeAsync(administrator, "erase", number)).Status);
        var page = await administrator.Browser.FollowAsync();
        var row = page.Document.QuerySelectorAll(".people li").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal));
        Assert.Contains("Tidigare medlem", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Name, page.Text, StringComparison.Ordinal);
        await using var context = issuer.Database();
        Assert.False(await context.Users.AnyAsync(person => person.Id == member.Member.PersonId));
        Assert.False(await context.RecoveryCodes.AnyAsync(known => known.PersonId == member.Member.PersonId));
        Assert.Equal(["joined", "ended", "erased"], await context.MemberEntries.Where(entry => entry.Member == number).OrderBy(entry => entry.Id).Select(entry => entry.Change).ToListAsync());
        Assert.Equal(302, (await member.Browser.GetAsync("/inloggning/konto")).Status);
        Assert.Contains("Former member", (await administrator.Browser.GetAsync("/en/sign-in/members")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfOneself_IsRefused()
    {
        var administrator = await issuer.JoinAsync(Roles.Administrator);
        await administrator.Browser.GetAsync((await issuer.InviteAsync(Roles.Reporter)).AbsolutePath);
        await administrator.Browser.SubmitAsync(null);
        await using var context = issuer.Database();
        var own = await context.Members.AsNoTracking().Where(member => member.PersonId == administrator.Member.PersonId).ToListAsync();
        Assert.Equal(2, own.Count);
        foreach (var member in own)
        {
            Assert.Equal(403, (await ChangeAsync(administrator, "role", member.Number, Roles.Signatory)).Status);
            Assert.Equal(403, (await ChangeAsync(administrator, "end", member.Number)).Status);
        }
    }

    [Theory]
    [InlineData("police", "0685")]
    [InlineData("municipality", "0686")]
    public async Task Change_OfAnotherPartyOrMunicipality_IsRefused(string party, string municipality)
    {
        var (administrator, member) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(Roles.Reporter, party, municipality));
        Assert.Equal(403, (await ChangeAsync(administrator, "role", member.Member.Number, Roles.Observer)).Status);
        Assert.Equal(403, (await ChangeAsync(administrator, "end", member.Member.Number)).Status);
        Assert.Equal(403, (await ChangeAsync(administrator, "erase", member.Member.Number)).Status);
        Assert.DoesNotContain(member.Name, (await administrator.Browser.GetAsync("/inloggning/medlemmar")).Text, StringComparison.Ordinal);
        await using var context = issuer.Database();
        var after = await context.Members.SingleAsync(same => same.Number == member.Member.Number);
        Assert.Equal((Roles.Reporter, true), (after.Role, after.IsActive));
    }

    [Theory]
    [InlineData(Roles.Reporter)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Signatory)]
    [InlineData(Roles.Observer)]
    public async Task Members_ByAnyOtherRole_AreNeitherShownNorChanged(string role)
    {
        var (administrator, member) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(role));
        Assert.Equal(403, (await member.Browser.GetAsync("/inloggning/medlemmar")).Status);
        Assert.Equal(403, (await member.Browser.GetAsync($"/inloggning/medlemmar?as={administrator.Member.Number}")).Status);

        // With a form of one's own, sent to where the administrator's goes.
        await member.Browser.GetAsync("/inloggning/konto");
        var token = member.Browser.Page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var fields in ((string, string)[][])[[("do", "invite")], [("do", "role"), ("number", member.Member.Number)], [("do", "end"), ("number", administrator.Member.Number)]])
        {
            var page = await member.Browser.PostAsync($"/inloggning/medlemmar?as={administrator.Member.Number}", [("__RequestVerificationToken", token), ("role", Roles.Administrator), .. fields]);
            Assert.Equal(403, page.Status);
        }
    }

    [Fact]
    public async Task Invitation_OfAnAdministratorWhoEnded_HasEndedToo()
    {
        var (administrator, ended) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(Roles.Administrator));
        await ended.Browser.GetAsync("/inloggning/medlemmar");
        var link = new Uri((await ended.Browser.SubmitAsync("invite", ("role", Roles.Administrator))).Document.QuerySelector(".link code")!.TextContent);
        Assert.Equal(302, (await ChangeAsync(administrator, "end", ended.Member.Number)).Status);
        Assert.Equal(404, (await issuer.NewBrowser().GetAsync(link.AbsolutePath)).Status);
        Assert.Equal(403, (await ended.Browser.GetAsync("/inloggning/medlemmar")).Status);
    }

    [Fact]
    public async Task Change_AtTheSameMomentAsAnother_IsToldAndChangesNothing()
    {
        var (administrator, member) = (await issuer.JoinAsync(Roles.Administrator), await issuer.JoinAsync(Roles.Reporter));
        await using var context = issuer.Database();

        // What a row that another request has changed meanwhile looks like to this one: no row is written.
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER meanwhile BEFORE UPDATE ON members BEGIN SELECT RAISE(IGNORE); END");
        var page = await ChangeAsync(administrator, "role", member.Member.Number, Roles.Signatory);
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER meanwhile");
        Assert.Equal((409, "Någon annan ändrade samtidigt"), (page.Status, page.Heading));
        Assert.False(await context.MemberEntries.AnyAsync(entry => entry.Member == member.Member.Number && entry.Change == "role"));
    }

    [Fact]
    public async Task Invitation_UsedByItsGiverAsASecondPerson_NamesTheGiver()
    {
        var administrator = await issuer.JoinAsync(Roles.Administrator);
        await administrator.Browser.GetAsync("/inloggning/medlemmar");
        var page = await administrator.Browser.SubmitAsync("invite", ("role", Roles.Signatory));
        var second = await issuer.JoinAsync(new Uri(page.Document.QuerySelector(".link code")!.TextContent));
        await using var context = issuer.Database();
        var entries = await context.MemberEntries.Where(entry => entry.By == administrator.Member.Number).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal([("invited", ""), ("joined", second.Member.Number)], entries.Select(entry => (entry.Change, entry.Member)));
        Assert.Contains(second.Member.Number, (await administrator.Browser.GetAsync("/inloggning/medlemmar")).Text, StringComparison.Ordinal);
    }

    /// <summary>By hand, as whoever wants more than the page offers does.</summary>
    private static async Task<Page> ChangeAsync(Account administrator, string what, string number, string role = "")
    {
        await administrator.Browser.GetAsync($"/inloggning/medlemmar?as={administrator.Member.Number}");
        var token = administrator.Browser.Page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await administrator.Browser.PostAsync($"/inloggning/medlemmar?as={administrator.Member.Number}",
            ("__RequestVerificationToken", token), ("do", what), ("number", number), ("role", role));
    }
}
