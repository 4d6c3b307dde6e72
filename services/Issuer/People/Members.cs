using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Core;

namespace Medborgarlofte.Issuer.People;

/// <summary>A member, and who it is.</summary>
/// <param name="Member">The member.</param>
/// <param name="Name">The person's name; null when it was erased.</param>
public sealed record NamedMember(Member Member, string? Name);

/// <summary>What an administrator does with the members of the same party and municipality. Every change is an entry in the same transaction.</summary>
internal sealed class Members(IssuerDbContext context, OpenIddictTokenManager<IssuedToken> tokens, TimeProvider time)
{
    /// <summary>The person's members that have not ended.</summary>
    public Task<List<Member>> OfAsync(string personId, CancellationToken cancellationToken) => context.Members.AsNoTracking()
        .Where(member => member.PersonId == personId && member.EndedAt == null).OrderBy(member => member.Since).ToListAsync(cancellationToken);

    /// <summary>Everybody who is or was a member beside this one, those who are first.</summary>
    public async Task<List<NamedMember>> BesideAsync(Member administrator, CancellationToken cancellationToken)
    {
        var rows = await (
            from member in context.Members.AsNoTracking()
            where member.Party == administrator.Party && member.MunicipalityCode == administrator.MunicipalityCode
            join person in context.Users on member.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby member.EndedAt != null, member.Since
            select new { member, Name = person == null ? null : person.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new NamedMember(row.member, row.Name))];
    }

    /// <summary>Gives a member another role; false when the administrator may not.</summary>
    public async Task<bool> ChangeRoleAsync(Member administrator, string number, string role, CancellationToken cancellationToken)
    {
        if (!Roles.All.Contains(role) || await FindAsync(administrator, number, cancellationToken) is not { IsActive: true } member)
        {
            return false;
        }

        if (member.Role == role)
        {
            return true;
        }

        member.Role = role;
        return await SaveAsync("role", member, administrator, cancellationToken);
    }

    /// <summary>Ends a member; false when the administrator may not.</summary>
    public async Task<bool> EndAsync(Member administrator, string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(administrator, number, cancellationToken) is not { EndedAt: null } member)
        {
            return false;
        }

        member.EndedAt = time.GetUtcNow().UtcDateTime;
        return await SaveAsync("ended", member, administrator, cancellationToken);
    }

    /// <summary>Erases name, address and everything to sign in with of somebody who is a member nowhere any more; the numbers stay.</summary>
    public async Task<bool> EraseAsync(Member administrator, string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(administrator, number, cancellationToken) is not { EndedAt: not null, PersonId: { } personId } member
            || await context.Members.AnyAsync(other => other.PersonId == personId && other.EndedAt == null, cancellationToken))
        {
            return false;
        }

        var all = await context.Members.Where(same => same.PersonId == personId).ToListAsync(cancellationToken);
        all.ForEach(same => same.PersonId = null);
        context.Users.Remove(await context.Users.SingleAsync(person => person.Id == personId, cancellationToken));
        return await SaveAsync("erased", member, administrator, cancellationToken);
    }

    /// <summary>A member beside this administrator, and never a member that the administrator is.</summary>
    private async Task<Member?> FindAsync(Member administrator, string number, CancellationToken cancellationToken)
    {
        var acting = await context.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Number == administrator.Number, cancellationToken);
        var member = await context.Members.SingleOrDefaultAsync(member => member.Number == number, cancellationToken);
        return acting is { IsActive: true, Role: Roles.Administrator } && member is not null && acting.WorksWith(member) && member.PersonId != acting.PersonId
            ? member
            : null;
    }

    private async Task<bool> SaveAsync(string change, Member member, Member administrator, CancellationToken cancellationToken)
    {
        context.MemberEntries.Add(new MemberEntry
        {
            At = time.GetUtcNow().UtcDateTime, Change = change, Member = member.Number, Party = member.Party, MunicipalityCode = member.MunicipalityCode,
            Role = member.Role, By = administrator.Number,
        });
        await context.SaveChangesAsync(cancellationToken);

        // What was signed in with the old role signs in again.
        await tokens.RevokeBySubjectAsync(member.Number, cancellationToken);
        return true;
    }
}
