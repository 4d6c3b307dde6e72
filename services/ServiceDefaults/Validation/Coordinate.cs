using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>A place in Sweden by its coordinates, in a plain text: degrees, or metres of SWEREF 99 TM or RT 90.</summary>
internal static partial class Coordinate
{
    /// <summary>True when there is one.</summary>
    public static bool IsIn(string plain) =>
        Decimal().IsMatch(plain) || Minutes().IsMatch(plain) || Named().IsMatch(plain) || Metres().IsMatch(plain) || GroupedMetres().IsMatch(plain);

    // 57.4280, 15.0853, either way around, and a single one with its sign.
    [GeneratedRegex(@"(?<![0-9])(?:(?:5[5-9]|6[0-9])[.,][0-9]{3,}[^0-9]{1,12}(?:1[0-9]|2[0-4])[.,][0-9]{3,}"
        + @"|(?:1[0-9]|2[0-4])[.,][0-9]{3,}[^0-9]{1,12}(?:5[5-9]|6[0-9])[.,][0-9]{3,}|[0-9]{2}[.,][0-9]{3,} ?°)")]
    private static partial Regex Decimal();

    // 57°25.68', 57° 25' 40", 57 grader 25 minuter.
    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{1,3} ?° ?[0-9]{1,2}(?:[.,][0-9]+)? ?['""NSEÖOVW]|[0-9]{1,3} ?° ?[0-9]{1,2}[.,][0-9]{2,}|(?:5[5-9]|6[0-9]) ?grader,? ?(?:och )?[0-9]{1,2}(?:[.,][0-9]+)? ?min)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Minutes();

    // N57 25.68 E15 05.12, 57.42 N 15.08 E.
    [GeneratedRegex(@"(?<![A-Za-zÅÄÖåäö0-9])(?:N ?(?:5[5-9]|6[0-9])[ °.,]{1,2}[0-9]{1,6}(?:[.,'][0-9]*)?[^0-9]{1,6}[EÖO] ?0?(?:1[0-9]|2[0-4])[ °.,]{1,2}[0-9]"
        + @"|(?:5[5-9]|6[0-9])[.,][0-9]{2,} ?°? ?N[^A-Za-z0-9]{1,4}(?:1[0-9]|2[0-4])[.,][0-9]{2,} ?°? ?[EÖO](?![A-Za-zåäö]))")]
    private static partial Regex Named();

    // 6580822, 674032, either way around; RT 90 has seven digits in both.
    [GeneratedRegex(@"(?<![0-9])(?:(?:6[1-9]|7[0-6])[0-9]{5}(?:[.,][0-9]+)?[ ,;:/|NEXY=-]{1,8}(?:[2-9][0-9]{5}|1[2-9][0-9]{5})(?![0-9])"
        + @"|(?:[2-9][0-9]{5}|1[2-9][0-9]{5})(?:[.,][0-9]+)?[ ,;:/|NEXY=-]{1,8}(?:6[1-9]|7[0-6])[0-9]{5}(?![0-9]))")]
    private static partial Regex Metres();

    [GeneratedRegex(@"(?<![0-9] ?)(?:6 [1-9][0-9]{2}|7 [0-6][0-9]{2}) [0-9]{3}(?:[,;/] ?| ?[EY]=? ?)[2-9][0-9]{2} [0-9]{3}(?! ?(?:[0-9]|kr|kronor|tkr|mkr|euro|procent|invånare))")]
    private static partial Regex GroupedMetres();
}
