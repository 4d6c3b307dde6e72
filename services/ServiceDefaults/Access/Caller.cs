using System.Security.Claims;
using System.Text.RegularExpressions;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>Scopes of access tokens.</summary>
public static class Scopes
{
    /// <summary>Push police activities.</summary>
    public const string PoliceReport = "police.report";

    /// <summary>Push measures and campaigns.</summary>
    public const string MunicipalReport = "municipal.report";

    /// <summary>Keep agreements and everything that belongs to them.</summary>
    public const string FollowUpManage = "followup.manage";

    /// <summary>Seal reporting periods.</summary>
    public const string FollowUpSeal = "followup.seal";

    /// <summary>Read raw records and texts, and report nothing. Every scope above implies it, for the token's own municipalities.</summary>
    public const string RecordsRead = "records.read";

    /// <summary>Redact texts that should never have been written.</summary>
    public const string FollowUpRedact = "followup.redact";

    /// <summary>Read journals; only for the services themselves.</summary>
    public const string ReportsInternal = "reports.internal";
}

/// <summary>Who is calling, by the claims of a validated token: never a person.</summary>
public sealed partial class Caller
{
    private const int LongestActor = 200;

    private static readonly string[] ReadingScopes =
        [Scopes.RecordsRead, Scopes.PoliceReport, Scopes.MunicipalReport, Scopes.FollowUpManage, Scopes.FollowUpSeal];

    private static readonly TimeSpan LargestClockDifference = TimeSpan.FromMinutes(10);

    private readonly TimeProvider time;
    private readonly HashSet<string> scopes;
    private readonly HashSet<string> municipalities;

    internal Caller(ClaimsPrincipal user, TimeProvider time)
    {
        this.time = time;
        scopes = [.. ScopesOf(user)];
        municipalities = [.. user.FindAll("municipality").SelectMany(claim => claim.Value.Split(' '))];
        // A source that could stand in no record's address is none.
        Source = user.FindFirstValue("source") is { } source && SourcePattern().IsMatch(source) ? source : "";
        Party = user.FindFirstValue("party") switch
        {
            "police" => Party.Police,
            "municipality" => Party.Municipality,
            _ => Party.Unspecified,
        };
        var actor = $"{Source}/{user.FindFirstValue("sub") ?? user.FindFirstValue("client_id") ?? Source}";
        Actor = actor.Length > LongestActor ? actor[..LongestActor] : actor;
    }

    /// <summary>The source system that the token is for.</summary>
    public string Source { get; }

    /// <summary>The party that the token is for; UNSPECIFIED when it names none.</summary>
    public Party Party { get; }

    /// <summary>What the journal notes as the actor.</summary>
    public string Actor { get; }

    /// <summary>
    /// The latest day on which something can have been done: today in Sweden. A sender's clock may be some minutes before ours at midnight.
    /// </summary>
    public DateOnly Today => SwedishTime.DayOf(time.GetUtcNow() + LargestClockDifference);

    /// <summary>The scopes of a token. OAuth's own claim is "scope"; Entra ID and others write "scp", as a text or a list.</summary>
    public static IEnumerable<string> ScopesOf(ClaimsPrincipal user) =>
        user.Claims.Where(claim => claim.Type is "scope" or "scp").SelectMany(claim => claim.Value.Split(' '));

    /// <summary>Why a request that needs a token and has no valid one is refused.</summary>
    public static DomainException Missing(HttpContext http) => TokenTime.Refusal(http);

    /// <summary>The caller of an RPC. UNAUTHENTICATED when there is no valid token, UNAVAILABLE when the issuer cannot be asked.</summary>
    public static Caller From(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (http.User.Identity?.IsAuthenticated == true)
        {
            return new Caller(http.User, http.RequestServices.GetRequiredService<TimeProvider>());
        }

        throw IssuerAway.Is(http)
            ? new DomainException(StatusCode.Unavailable, "ISSUER_UNAVAILABLE", "The issuer of tokens does not answer; send the same again.")
            : TokenTime.Refusal(http);
    }

    /// <summary>True when the token covers the municipality.</summary>
    public bool Covers(string municipalityCode) => municipalities.Contains("*") || municipalities.Contains(municipalityCode);

    /// <summary>The municipalities that the token covers; null when it covers every one.</summary>
    public List<string>? Municipalities => municipalities.Contains("*") ? null : [.. municipalities];

    /// <summary>True when the token may read what is not public of the municipality.</summary>
    public bool MayRead(string municipalityCode) => scopes.Overlaps(ReadingScopes) && Covers(municipalityCode);

    /// <summary>PERMISSION_DENIED (SCOPE_MISSING) unless the token may read raw records and texts; of which municipality is asked apart.</summary>
    public Caller RequireRead() => scopes.Overlaps(ReadingScopes)
        ? this
        : throw Denied("SCOPE_MISSING", $"The token lacks the scope {Scopes.RecordsRead} or one that implies it.");

    /// <summary>PERMISSION_DENIED (SCOPE_MISSING) unless the token has the scope.</summary>
    public Caller RequireScope(string scope) => scopes.Contains(scope)
        ? this
        : throw Denied("SCOPE_MISSING", $"The token lacks the scope {scope}.");

    /// <summary>PERMISSION_DENIED (PARTY_MISMATCH) unless the token is for the party.</summary>
    public Caller RequireParty(Party party) => Party == party
        ? this
        : throw Denied("PARTY_MISMATCH", $"The token is not for the party {party.ToString().ToLowerInvariant()}.");

    /// <summary>PERMISSION_DENIED (PARTY_MISMATCH) unless the token is for one of the two parties.</summary>
    public Caller RequireEitherParty() => Party is Party.Police or Party.Municipality
        ? this
        : throw Denied("PARTY_MISMATCH", "The token is for neither party.");

    /// <summary>PERMISSION_DENIED (MUNICIPALITY_NOT_ALLOWED) unless the token covers the municipality.</summary>
    public Caller RequireMunicipality(string municipalityCode) => Covers(municipalityCode)
        ? this
        : throw MunicipalityNotAllowed(municipalityCode);

    /// <summary>The token's source; PERMISSION_DENIED (SOURCE_MISMATCH) when the record names another or the token none.</summary>
    public string RequireSource(string stated) => Source.Length > 0 && (stated.Length == 0 || stated == Source)
        ? Source
        : throw Denied("SOURCE_MISMATCH", "The token is for another source than the record names.");

    /// <summary>PERMISSION_DENIED (MUNICIPALITY_NOT_ALLOWED).</summary>
    public static DomainException MunicipalityNotAllowed(string municipalityCode) => Denied("MUNICIPALITY_NOT_ALLOWED",
        Contracts.Codes.Municipalities.Find(municipalityCode) is { } known ? $"The token does not cover municipality {known.Code}." : "The token does not cover this municipality.");

    [GeneratedRegex("^(?!\\.\\.?\\z)[A-Za-z0-9._~-]{1,64}\\z")]
    private static partial Regex SourcePattern();

    private static DomainException Denied(string reason, string message) => new(StatusCode.PermissionDenied, reason, message);
}
