using Medborgarlofte.Contracts.Calendar;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>One of the two languages of these pages: its texts and its addresses.</summary>
public sealed class PageLanguage
{
    /// <summary>Swedish, at /inloggning.</summary>
    public static readonly PageLanguage Swedish = new("sv", "/inloggning");

    /// <summary>English, at /en/sign-in.</summary>
    public static readonly PageLanguage English = new("en", "/en/sign-in");

    private PageLanguage(string code, string root) => (Code, SignIn) = (code, root);

    public string Code { get; }

    public PageLanguage Other => IsSwedish ? English : Swedish;

    /// <summary>Where to sign in; every other address begins with it.</summary>
    public string SignIn { get; }

    public string SecondStep => SignIn + T("/kod", "/code");

    public string Place => SignIn + T("/plats", "/place");

    public string Account => SignIn + T("/konto", "/account");

    public string SignOut => SignIn + T("/ut", "/out");

    public string Members => SignIn + T("/medlemmar", "/members");

    public string Invitation => SignIn + T("/inbjudan", "/invitation");

    public string Passkeys => SignIn + T("/nycklar", "/passkeys");

    /// <summary>Before a provider's id: the way to it.</summary>
    public string Outside => SignIn + "/via";

    /// <summary>Where a browser stands that has come back from one.</summary>
    public string FromOutside => SignIn + T("/tillbaka", "/back");

    private bool IsSwedish => this == Swedish;

    /// <summary>The language that a client asks for, as OpenID Connect's ui_locales; Swedish for any other.</summary>
    public static PageLanguage Of(string? locales) => locales?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? English : Swedish;

    /// <summary>The text in this language.</summary>
    public string T(string swedish, string english) => IsSwedish ? swedish : english;

    /// <summary>"1 januari 2026".</summary>
    public string Day(DateTime instant)
    {
        var day = SwedishTime.DayOf(new DateTimeOffset(instant, TimeSpan.Zero));
        return $"{day.Day}\u00a0{(IsSwedish ? MonthNames.Swedish(day.Month) : MonthNames.English(day.Month))} {day.Year}";
    }

    /// <summary>"Polisen", "The municipality".</summary>
    public string Party(string party) => party == "police" ? T("Polisen", "The police") : T("Kommunen", "The municipality");

    /// <summary>"Samordnare".</summary>
    public string Role(string role) => role switch
    {
        People.Roles.Reporter => T("Rapportör", "Reporter"),
        People.Roles.Coordinator => T("Samordnare", "Coordinator"),
        People.Roles.Signatory => T("Undertecknare", "Signatory"),
        People.Roles.Administrator => T("Administratör", "Administrator"),
        _ => T("Läsare", "Observer"),
    };

    /// <summary>What a role may do, in a few words.</summary>
    public string RoleDoes(string role) => role switch
    {
        People.Roles.Reporter => T("registrerar, rättar och tar tillbaka", "registers, corrects and withdraws"),
        People.Roles.Coordinator => T("registrerar och sköter uppföljningen", "registers and keeps the follow-up"),
        People.Roles.Signatory => T("undertecknar och fastställer", "signs and seals"),
        People.Roles.Administrator => T("bjuder in och sköter medlemmar", "invites and keeps members"),
        _ => T("läser utkast och läget", "reads drafts and the state"),
    };

    /// <summary>An address with where to go afterwards.</summary>
    public string WithReturn(string address, string? returnUrl) =>
        ReturnAddress.IsOwn(returnUrl) ? $"{address}?{ReturnAddress.Parameter}={Uri.EscapeDataString(returnUrl!)}" : address;
}
