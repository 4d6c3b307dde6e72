namespace Medborgarlofte.Issuer.Pages;

/// <summary>Where a sign-in leads. Only addresses of the Issuer itself are taken: anything else would send people who trust it to anybody's site.</summary>
internal static class ReturnAddress
{
    public const string Parameter = "returnUrl";

    private static readonly string[] Roots = ["/connect/authorize?", "/inloggning/", "/en/sign-in/"];

    /// <summary>The one that the request names; null for none, or one that is not taken.</summary>
    public static string? Of(HttpContext http) => http.Request.Query[Parameter].ToString() is var address && IsOwn(address) ? address : null;

    /// <summary>True for a path of the Issuer.</summary>
    public static bool IsOwn(string? address) =>
        address is { Length: < 4000 } && Array.Exists(Roots, root => address.StartsWith(root, StringComparison.Ordinal))
        && !address.Any(character => character is '\\' || char.IsControl(character)) && !address.Contains("//", StringComparison.Ordinal);
}
