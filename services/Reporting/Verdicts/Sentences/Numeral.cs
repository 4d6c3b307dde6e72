using System.Globalization;
using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>
/// Numbers in running text: words to twelve, then digits, grouped from 10 000 (Svenska skrivregler). InvariantGlobalization
/// has no Swedish number formats, so they are written out here.
/// </summary>
internal static class Numeral
{
    // U+202F, narrow no-break space: a number must not be torn apart at the end of a line.
    private const string Group = "\u202f";

    private static readonly string[] SwedishWords =
        ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] EnglishWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"ett", "tolv", "13", "12 500".</summary>
    public static string Swedish(long number, GrammaticalGender gender = GrammaticalGender.Common) => number switch
    {
        1 => gender.Article,
        >= 0 and <= 12 => SwedishWords[number],
        _ => Digits(number),
    };

    /// <summary>"one", "twelve", "13", "12 500".</summary>
    public static string English(long number) => number is >= 0 and <= 12 ? EnglishWords[number] : Digits(number);

    /// <summary>Digits, for percent, measured values and numbers in a table: "7", "12 500".</summary>
    public static string Digits(long number)
    {
        string plain = number.ToString(CultureInfo.InvariantCulture);
        return number is > -10_000 and < 10_000
            ? plain
            : number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Group, StringComparison.Ordinal);
    }

    /// <summary>"94,5"; every decimal that a value may have, so that none just short of its goal reads as if it were there.</summary>
    public static string SwedishDecimal(decimal number) => EnglishDecimal(number).Replace('.', ',');

    /// <summary>"94.5".</summary>
    public static string EnglishDecimal(decimal number) => decimal.IsInteger(number) && Math.Abs(number) < long.MaxValue
        ? Digits((long)number)
        : number.ToString("0.######", CultureInfo.InvariantCulture);
}
