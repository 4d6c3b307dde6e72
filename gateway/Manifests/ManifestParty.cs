using Grpc.Core;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Manifests;

/// <summary>Whose manifests a request is about: each party's are kept by its own service, and the coordinators' by a third.</summary>
internal static class ManifestParty
{
    public const string Police = "police";
    public const string Municipality = "municipality";
    public const string Coordinators = "coordinators";

    public static readonly Parameter Parameter = new(
        "party", "Vems besked; token säger det annars.", "Whose statements; the token says it otherwise.", Police)
    {
        Words = [Police, Municipality, Coordinators],
    };

    /// <summary>Of a read: whom the query names, else the token's party.</summary>
    public static string Read(HttpContext http, QueryReader query)
    {
        var party = query.Word("party", Police, Municipality, Coordinators);
        party = party.Length == 0 ? http.User.FindFirst("party")?.Value ?? "" : party;
        query.Require(party is Police or Municipality or Coordinators, "party",
            "Needed when the token names no party: police, municipality or coordinators.");
        return party;
    }

    /// <summary>
    /// Of a change: whom the query names, else the token's party where it may report for it, else the coordinators where it may manage.
    /// PERMISSION_DENIED otherwise.
    /// </summary>
    public static string OfReporter(HttpContext http, QueryReader query)
    {
        var named = query.Word("party", Police, Municipality, Coordinators);
        if (named == Coordinators)
        {
            return http.User.HasScope(Scopes.FollowUpManage) ? Coordinators : throw new ScopeRequirement(Scopes.FollowUpManage).Refusal();
        }

        var party = http.User.FindFirst("party")?.Value ?? "";
        if (named.Length > 0 && named != party)
        {
            throw new DomainException(StatusCode.PermissionDenied, "PARTY_MISMATCH", "The token names the other party, or neither.");
        }

        var scope = party == Police ? Scopes.PoliceReport : Scopes.MunicipalReport;
        if (!http.User.HasScope(scope))
        {
            return named.Length == 0 && http.User.HasScope(Scopes.FollowUpManage) ? Coordinators : throw new ScopeRequirement(scope).Refusal();
        }

        return party is Police or Municipality
            ? party
            : throw new DomainException(StatusCode.PermissionDenied, "PARTY_MISMATCH", "The token names neither party.");
    }
}
