using System.Globalization;
using System.Security.Claims;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>Who is signed in: the claims of the access token, never a name.</summary>
/// <param name="Municipality">Where the member works.</param>
/// <param name="Party">For whom.</param>
/// <param name="Roles">Words of <see cref="Role"/>.</param>
/// <param name="Source">The source of what the member reports.</param>
/// <param name="SignedInAt">When the member last showed who it is.</param>
/// <param name="IsDemo">True in a demonstration.</param>
public sealed record Member(Municipality Municipality, Party Party, IReadOnlySet<string> Roles, string Source, DateTimeOffset SignedInAt, bool IsDemo)
{
    /// <summary>Claims that a session keeps of the access token.</summary>
    public static readonly string[] Claims = ["municipality", "party", "role", "source", "sub", "auth_time"];

    /// <summary>Marks the sessions of a demonstration.</summary>
    public const string DemoClaim = "demo";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Who drafts, and changes what is drafted.</summary>
    public bool MayDraft => Roles.Contains(Role.Coordinator);

    /// <summary>Who signs for its party.</summary>
    public bool MaySign => Roles.Contains(Role.Signatory);

    /// <summary>True while signing needs no new sign-in.</summary>
    public bool IsFresh(DateTimeOffset now) => now - SignedInAt < Fresh;

    /// <summary>Null when the claims name no party, no municipality or no role that works here.</summary>
    public static Member? Of(ClaimsPrincipal user)
    {
        var party = user.FindFirstValue("party") switch
        {
            "police" => Party.Police,
            "municipality" => Party.Municipality,
            _ => Party.Unspecified,
        };
        var municipality = Words(user, "municipality").Select(MunicipalityCodes.Find).FirstOrDefault(known => known is not null);
        var roles = Words(user, "role").Where(Role.All.Contains).ToHashSet(StringComparer.Ordinal);
        var signedIn = long.TryParse(user.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;
        return party == Party.Unspecified || municipality is null || roles.Count == 0
            ? null
            : new Member(municipality, party, roles, user.FindFirstValue("source") ?? "", signedIn, user.HasClaim(DemoClaim, "true"));
    }

    private static IEnumerable<string> Words(ClaimsPrincipal user, string claim) =>
        user.FindAll(claim).SelectMany(one => one.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
