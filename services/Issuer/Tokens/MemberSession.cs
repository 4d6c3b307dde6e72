using System.Globalization;
using System.Security.Claims;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.People;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>A member who has signed in, and when.</summary>
/// <param name="Member">As whom the person works.</param>
/// <param name="Person">Who it is.</param>
/// <param name="SignedInAt">When the person last proved who it is.</param>
internal sealed record MemberSession(Member Member, Person Person, DateTime SignedInAt)
{
    /// <summary>Name of the claim, in codes and refresh tokens alone, that changes when everything is to be signed out.</summary>
    public const string Stamp = "stamp";

    /// <summary>The session behind a code or a refresh token; null when any part of it has ended.</summary>
    public static async Task<MemberSession?> FindAsync(IssuerDbContext context, ClaimsPrincipal issued, DateTime now, CancellationToken cancellationToken)
    {
        var number = issued.GetClaim(Claims.Subject);
        var member = await context.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Number == number, cancellationToken);
        if (member is not { IsActive: true })
        {
            return null;
        }

        var person = await context.Users.AsNoTracking().SingleOrDefaultAsync(person => person.Id == member.PersonId, cancellationToken);
        var session = person is null ? null : new MemberSession(member, person, SignedInAtOf(issued));
        return session is not null && person!.SecurityStamp == issued.GetClaim(Stamp) && now - session.SignedInAt < TokenRegistration.LongestSession
            ? session
            : null;
    }

    /// <summary>The claim auth_time; long ago without one.</summary>
    public static DateTime SignedInAtOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirst(Claims.AuthenticationTime)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : DateTime.MinValue;
}
