using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Access;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>What the workplace calls parties and roles.</summary>
internal static class WorkWords
{
    /// <summary>"Polisen".</summary>
    public static string Party(Party party, Language language) => party == Contracts.Common.V1.Party.Police
        ? language.T("Polisen", "The police")
        : language.T("Kommunen", "The municipality");

    /// <summary>Whose signature it is: "Polisen", or the name of a third party.</summary>
    public static string Signer(Signature signature, Language language) => signature.ThirdParty.Length == 0
        ? Party(signature.Party, language)
        : signature.ThirdPartyName.Length > 0 ? signature.ThirdPartyName : signature.ThirdParty;

    /// <summary>A party's own signature, and none that it has entered for somebody else; null for none.</summary>
    public static Signature? SignatureOf(IEnumerable<Signature> signatures, Party party) =>
        signatures.FirstOrDefault(signature => signature.Party == party && signature.ThirdParty.Length == 0);

    /// <summary>Third parties that the agreement names and that have not signed it.</summary>
    public static IReadOnlyList<ThirdParty> UnsignedThirdParties(Agreement agreement) =>
        [.. agreement.ThirdParties.Where(party => agreement.Signatures.All(signature => signature.ThirdParty != party.Code))];

    /// <summary>"Samordnare".</summary>
    public static string RoleName(string role, Language language) => role switch
    {
        Role.Reporter => language.T("Rapportör", "Reporter"),
        Role.Coordinator => language.T("Samordnare", "Coordinator"),
        Role.Signatory => language.T("Undertecknare", "Signatory"),
        Role.Administrator => language.T("Administratör", "Administrator"),
        _ => language.T("Läsare", "Observer"),
    };

    /// <summary>What the role lets its member do.</summary>
    public static string RoleMay(string role, Language language) => role switch
    {
        Role.Reporter => language.T("Registrera, rätta och ta tillbaka det som er part har gjort.", "Register, correct and withdraw what your party has done."),
        Role.Coordinator => language.T("Skriva utkast och sköta uppföljningen.", "Draft agreements and keep the follow-up."),
        Role.Signatory => language.T("Underteckna för er part, efter en ny inloggning.", "Sign for your party, after a fresh sign-in."),
        Role.Administrator => language.T("Lägga till och avsluta medlemmar hos er part, men aldrig dig själv.", "Add and end members of your party, but never oneself."),
        _ => language.T("Läsa utkast.", "Read drafts."),
    };
}
