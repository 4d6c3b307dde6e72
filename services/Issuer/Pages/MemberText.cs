using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Issuer.People;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>A member in words.</summary>
internal static class MemberText
{
    /// <summary>"Samordnare, Polisen, Vetlanda".</summary>
    public static string Of(PageLanguage language, Member member) => $"{language.Role(member.Role)}, {Place(language, member.Party, member.MunicipalityCode)}";

    /// <summary>"Polisen, Vetlanda".</summary>
    public static string Place(PageLanguage language, string party, string municipalityCode) =>
        $"{language.Party(party)}, {Municipalities.Find(municipalityCode)?.Name ?? municipalityCode}";
}
