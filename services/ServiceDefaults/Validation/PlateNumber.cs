using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// A vehicle's registration number in a plain text: three letters, two digits, and a digit or letter, of the letters that Swedish plates
/// have. In small letters, or with a space, a short word before a number looks the same: "tel 112", "maj 20a", "SFS 201".
/// </summary>
internal static partial class PlateNumber
{
    /// <summary>True when there is one.</summary>
    public static bool IsIn(string plain)
    {
        foreach (var match in Pattern().EnumerateMatches(plain))
        {
            var found = plain.AsSpan(match.Index, match.Length);
            if (!ShortWords.Contains(found[..3]))
            {
                return true;
            }
        }

        return Spread().IsMatch(plain);
    }

    /// <summary>True when there is one in capitals and in one piece.</summary>
    public static bool IsInCapitals(string plain) => Capitals().IsMatch(plain);

    [GeneratedRegex("(?<![A-Za-zÅÄÖåäö0-9])[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}(?: ?[-._:/·] ?| )?[0-9]{2}[A-HJ-NPR-UW-Za-hj-npr-uw-z0-9](?![A-Za-zÅÄÖåäö0-9]|[.,:/][0-9])")]
    private static partial Regex Pattern();

    [GeneratedRegex("(?<![A-Za-zÅÄÖåäö0-9])[A-HJ-PR-UW-Z]{3}[0-9]{2}[A-HJ-NPR-UW-Z0-9](?![A-Za-zÅÄÖåäö0-9])")]
    private static partial Regex Capitals();

    // A B C 1 2 3.
    [GeneratedRegex("(?<![A-Za-zÅÄÖåäö0-9])[A-HJ-PR-UW-Z](?<s>[ ._-])[A-HJ-PR-UW-Z]\\k<s>[A-HJ-PR-UW-Z]\\k<s>[0-9]\\k<s>[0-9]\\k<s>[A-HJ-NPR-UW-Z0-9](?![A-Za-zÅÄÖåäö0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Spread();
}
