using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Issuer.People;

/// <summary>What members may do, by role: the scopes that their tokens can have.</summary>
internal static class Roles
{
    public const string Reporter = "reporter";
    public const string Coordinator = "coordinator";
    public const string Signatory = "signatory";
    public const string Administrator = "administrator";
    public const string Observer = "observer";

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All = [Reporter, Coordinator, Signatory, Administrator, Observer];

    /// <summary>The most that a member's token can say.</summary>
    public static IReadOnlyList<string> ScopesOf(Member member) => (member.Role, member.Party) switch
    {
        (Reporter, "police") => [Scopes.RecordsRead, Scopes.PoliceReport],
        (Reporter, _) => [Scopes.RecordsRead, Scopes.MunicipalReport],
        (Coordinator, "police") => [Scopes.RecordsRead, Scopes.PoliceReport, Scopes.FollowUpManage],
        (Coordinator, _) => [Scopes.RecordsRead, Scopes.MunicipalReport, Scopes.FollowUpManage],
        // Signing an agreement takes the same scope as drafting it.
        (Signatory, _) => [Scopes.RecordsRead, Scopes.FollowUpManage, Scopes.FollowUpSeal],
        (Observer, _) => [Scopes.RecordsRead],
        _ => [],
    };
}
