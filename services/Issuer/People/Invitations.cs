using System.Data;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.People;

/// <summary>What a link offers.</summary>
/// <param name="Party">Empty for the first administrator, who says it.</param>
/// <param name="MunicipalityCode">The same.</param>
/// <param name="Role">The role.</param>
public sealed record InvitationOffer(string Party, string MunicipalityCode, string Role)
{
    /// <summary>True for the first administrator's.</summary>
    public bool IsFirst => Party.Length == 0;
}

/// <summary>Links that make a member, each once and within a week.</summary>
internal sealed class Invitations(IssuerDbContext context, FirstLink firstLink, TimeProvider time)
{
    private const int BytesOfToken = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>A new link's token. <paramref name="by"/> is the administrator, null for the command line.</summary>
    public async Task<string> CreateAsync(Member? by, string party, string municipalityCode, string role, CancellationToken cancellationToken)
    {
        var token = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(BytesOfToken));
        var actor = by?.Number ?? MemberEntry.CommandLine;
        context.Invitations.Add(new Invitation
        {
            Hash = Hash(token), Party = party, MunicipalityCode = municipalityCode, Role = role, InvitedBy = actor, ExpiresAt = Now + Lifetime,
        });
        context.MemberEntries.Add(Entry("invited", "", party, municipalityCode, role, actor));
        await context.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>What a link offers now; null for one that was used, is too old, or was never made.</summary>
    public async Task<InvitationOffer?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (firstLink.Verify(token))
        {
            return await context.Members.AnyAsync(cancellationToken) ? null : new InvitationOffer("", "", Roles.Administrator);
        }

        return await OpenAsync(token, cancellationToken) is { } open ? new InvitationOffer(open.Party, open.MunicipalityCode, open.Role) : null;
    }

    /// <summary>The transaction in which somebody accepts a link: it holds the new account too, so that nothing of it is left halfway.</summary>
    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);

    /// <summary>
    /// Makes the person a member, in the transaction of <see cref="BeginAsync"/>; null when the link no longer holds. An invitation is worth
    /// nothing to the account that gave it, in whichever of its roles.
    /// </summary>
    /// <param name="token">The link's.</param>
    /// <param name="party">What the first administrator has said; of no matter for other links.</param>
    /// <param name="municipalityCode">The same.</param>
    /// <param name="person">Who joins.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Member?> UseAsync(string token, string party, string municipalityCode, Person person, CancellationToken cancellationToken)
    {
        var actor = MemberEntry.CommandLine;
        var role = Roles.Administrator;
        if (firstLink.Verify(token))
        {
            if (await context.Members.AnyAsync(cancellationToken))
            {
                return null;
            }
        }
        else
        {
            var now = Now;
            if (await OpenAsync(token, cancellationToken) is not { } open
                || await context.Members.AnyAsync(inviter => inviter.Number == open.InvitedBy && inviter.PersonId == person.Id, cancellationToken)
                || await context.Invitations.Where(same => same.Id == open.Id && same.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(used => used.UsedAt, now), cancellationToken) != 1)
            {
                return null;
            }

            (actor, role, party, municipalityCode) = (open.InvitedBy, open.Role, open.Party, open.MunicipalityCode);
        }

        var member = new Member { PersonId = person.Id, Party = party, MunicipalityCode = municipalityCode, Role = role, Since = Now };
        context.Members.Add(member);
        context.MemberEntries.Add(Entry("joined", member.Number, party, municipalityCode, role, actor));
        await context.SaveChangesAsync(cancellationToken);
        return member;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One whose giver has ended, or is no administrator any more, has ended with it.</summary>
    private async Task<Invitation?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), Now);
        var open = await context.Invitations.AsNoTracking()
            .SingleOrDefaultAsync(invitation => invitation.Hash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now, cancellationToken);
        return open is null || open.InvitedBy == MemberEntry.CommandLine
            || await context.Members.AnyAsync(member => member.Number == open.InvitedBy && member.EndedAt == null && member.Role == Roles.Administrator, cancellationToken)
                ? open
                : null;
    }

    private MemberEntry Entry(string change, string member, string party, string municipalityCode, string role, string by) => new()
    {
        At = Now, Change = change, Member = member, Party = party, MunicipalityCode = municipalityCode, Role = role, By = by,
    };

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
