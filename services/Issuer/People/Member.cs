using System.Security.Cryptography;

namespace Medborgarlofte.Issuer.People;

/// <summary>
/// One person's role for a party in a municipality. Whoever has two roles is two members, and works as one of them at a time. The number
/// is all that other services see, and stays when the person's name is erased.
/// </summary>
public sealed class Member
{
    private const string NumberSymbols = "23456789abcdefghjkmnpqrstuvwxyz";

    public string Number { get; init; } = "m-" + RandomNumberGenerator.GetString(NumberSymbols, 10);

    /// <summary>Null when the person was erased.</summary>
    public string? PersonId { get; set; }

    /// <summary>"police" or "municipality".</summary>
    public required string Party { get; init; }

    public required string MunicipalityCode { get; init; }

    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; set; }

    public required DateTime Since { get; init; }

    public DateTime? EndedAt { get; set; }

    public bool IsActive => EndedAt is null && PersonId is not null;

    /// <summary>What the member registers has this source, whoever of the party's members it was.</summary>
    public string Source => $"arbetsplats-{MunicipalityCode}-{Party}";

    /// <summary>True for a member of the same party and municipality.</summary>
    public bool WorksWith(Member other) => Party == other.Party && MunicipalityCode == other.MunicipalityCode;
}

/// <summary>A link that makes a member, once.</summary>
internal sealed class Invitation
{
    public int Id { get; init; }

    /// <summary>SHA-256 of what the link holds.</summary>
    public required string Hash { get; init; }

    public required string Party { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string Role { get; init; }

    /// <summary>Number of the administrator; empty for the command line.</summary>
    public required string InvitedBy { get; init; }

    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>A change of members. Written with the change, never changed; it names numbers and no person.</summary>
internal sealed class MemberEntry
{
    /// <summary>Actor of what is done on the server itself.</summary>
    public const string CommandLine = "command-line";

    public long Id { get; init; }
    public required DateTime At { get; init; }

    /// <summary>"invited", "joined", "role", "ended" or "erased".</summary>
    public required string Change { get; init; }

    /// <summary>Number of the member; empty for an invitation that nobody has used yet.</summary>
    public required string Member { get; init; }

    public required string Party { get; init; }
    public required string MunicipalityCode { get; init; }

    /// <summary>The role afterwards, or the one that ended.</summary>
    public required string Role { get; init; }

    /// <summary>Number of the member who did it, or <see cref="CommandLine"/>.</summary>
    public required string By { get; init; }
}

/// <summary>Failed sign-ins with one name from one address, as a hash of both.</summary>
internal sealed class SignInFailures
{
    public required string Key { get; init; }
    public int Count { get; set; }
    public DateTime LastAt { get; set; }
}
