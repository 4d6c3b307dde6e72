namespace Medborgarlofte.Gateway.Pages;

/// <summary>Names as Swedish readers look for them: å, ä and ö stand last, in that order, which their code points do not.</summary>
internal static class SwedishOrder
{
    public static readonly IComparer<string> Comparer =
        Comparer<string>.Create((a, b) => string.CompareOrdinal(Key(a), Key(b)));

    private static string Key(string name) => name.ToLowerInvariant().Replace('å', '\u0100').Replace('ä', '\u0101').Replace('ö', '\u0102').Replace('é', 'e');
}
