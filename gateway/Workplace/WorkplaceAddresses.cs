using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>The addresses of the workplace, once in each language.</summary>
internal static class WorkplaceAddresses
{
    /// <summary>Address of its first page.</summary>
    public static string Workplace(this Language language) => $"{language.Root}{language.T("/arbetsplats", "/workplace")}";

    /// <summary>Address that begins a session.</summary>
    public static string SignIn(this Language language) => $"{language.Workplace()}{language.T("/logga-in", "/sign-in")}";

    /// <summary>Address where a member shows anew who it is, and comes back.</summary>
    public static string SignInAgain(this Language language, string back) => $"{language.SignIn()}?fresh=1&return={Uri.EscapeDataString(back)}";

    /// <summary>Address that ends it.</summary>
    public static string SignOut(this Language language) => $"{language.Workplace()}{language.T("/logga-ut", "/sign-out")}";

    /// <summary>Address of the desk: drafts, and the way to a new one.</summary>
    public static string Desk(this Language language) => $"{language.Workplace()}{language.T("/avtal", "/agreements")}";

    /// <summary>Address of one agreement at the desk.</summary>
    public static string Desk(this Language language, string id) => $"{language.Desk()}/{Uri.EscapeDataString(id)}";

    /// <summary>Address of the municipality's situation pictures.</summary>
    public static string Pictures(this Language language) => $"{language.Workplace()}{language.T("/lagesbilder", "/situation-pictures")}";

    /// <summary>Address of one of them.</summary>
    public static string Picture(this Language language, string source, string id) => $"{language.Pictures()}/{Uri.EscapeDataString(source)}/{Uri.EscapeDataString(id)}";

    /// <summary>Address of the form for a new one.</summary>
    public static string NewPicture(this Language language) => $"{language.Pictures()}{language.T("/ny", "/new")}";

    /// <summary>Address where an agreement is signed.</summary>
    public static string Signing(this Language language, string id) => $"{language.Desk(id)}{language.T("/underteckna", "/sign")}";

    /// <summary>Address where a signed agreement is revised.</summary>
    public static string Revising(this Language language, string id) => $"{language.Desk(id)}{language.T("/revidera", "/revise")}";

    /// <summary>Address where an agreement is seen as the public page will show it.</summary>
    public static string Preview(this Language language, string id) => $"{language.Desk(id)}{language.T("/forhandsvisning", "/preview")}";

    /// <summary>Address where a made-up record is tried against an agreement.</summary>
    public static string Trying(this Language language, string id) => $"{language.Desk(id)}{language.T("/vad-raknas", "/what-counts")}";

    /// <summary>Address of the form for ink.</summary>
    public static string Paper(this Language language, string id) => $"{language.Desk(id)}{language.T("/utskrift", "/paper")}";

    /// <summary>Address of the agreement as JSON.</summary>
    public static string Export(this Language language, string id) => $"{language.Desk(id)}/{language.T("avtal", "agreement")}.json";

    /// <summary>True for an address that a sign-in may lead back to: a page of the workplace, and no other site's.</summary>
    public static bool IsOfWorkplace(string? address) => address is not null
        && (IsUnder(address, Language.Swedish.Workplace()) || IsUnder(address, Language.English.Workplace()));

    private static bool IsUnder(string address, string root) =>
        address == root || (address.StartsWith($"{root}/", StringComparison.Ordinal) && !address.AsSpan().ContainsAny('\\', '\r', '\n'));
}
