using System.Text;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Makes codes of names: "Östra kommundelen" is "ostra-kommundelen".</summary>
internal static class Slug
{
    private const int Longest = 64;

    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            var plain = letter switch { 'å' or 'ä' or 'á' => 'a', 'ö' or 'ø' => 'o', 'é' or 'è' => 'e', 'ü' => 'u', 'æ' => 'a', _ => letter };
            if (char.IsAsciiLetterOrDigit(plain))
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length == Longest)
            {
                break;
            }
        }

        var made = slug.ToString().TrimEnd('-');
        return made.Length == 0 ? "namn" : made;
    }
}
