using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>A phone number in a plain text: a Swedish area code, or a country's, with as many digits as such numbers have.</summary>
internal static partial class PhoneNumber
{
    private const int FewestOfStockholm = 8;
    private const int Fewest = 9;
    private const int Most = 11;
    private const int MostAbroad = 15;

    /// <summary>True when there is one.</summary>
    public static bool IsIn(string plain)
    {
        foreach (var match in Swedish().EnumerateMatches(plain))
        {
            var found = plain.AsSpan(match.Index, match.Length);
            var digits = CountDigits(found);
            var fewest = found.TrimStart('(').StartsWith("08", StringComparison.Ordinal) ? FewestOfStockholm : Fewest;
            if (digits >= fewest && digits <= Most && !Date().IsMatch(found) && !Times().IsMatch(plain.AsSpan(match.Index)) && !IsAmount(plain, match))
            {
                return true;
            }
        }

        return Spread().IsMatch(plain) || HasCountryCode(plain);
    }

    private static bool HasCountryCode(string plain)
    {
        foreach (var match in WithCountry().EnumerateMatches(plain))
        {
            var found = plain.AsSpan(match.Index, match.Length);
            if (CountDigits(found) is >= Fewest and <= MostAbroad && !Amount().IsMatch(found))
            {
                return true;
            }
        }

        return false;
    }

    // "1 070 123 456 kr": a number that goes on to the left, in groups of three.
    private static bool IsAmount(string plain, ValueMatch match) =>
        match.Index >= 2 && plain[match.Index - 1] == ' ' && char.IsAsciiDigit(plain[match.Index - 2])
        && Amount().IsMatch(plain.AsSpan(match.Index, match.Length));

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            count += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return count;
    }

    private const string Area =
        "(?:8|1[013689]|1[2457][0-9]|2[0136]|2[24578][0-9]|3[1356]|3[024789][0-9]|4[0246]|4[13457819][0-9]|5[0-35-9][0-9]|54|6[03]"
        + "|6(?:1[123]|2[0-4]|4[0234578]|5[01237]|6[0-3]|7[012]|8[0247]|9[012356])|77[015]|90|9[1-8][0-9])";

    // A mobile number may be parted anyhow; another one after its area code, then in twos and threes or not at all.
    [GeneratedRegex(@"(?<![0-9][-./,]?)(?:\(?07[02369]\)?(?:[ ./()-]{0,3}[0-9]){7}|\(?0" + Area
        + @"\)?(?:[ ./()-]{0,3}[0-9]{5,8}|(?:[ ./()-]{1,3}[0-9]{2,3}){2,4}))(?![0-9])")]
    private static partial Regex Swedish();

    // 0 7 0 1 2 3 4 5 6 7.
    [GeneratedRegex(@"(?<![0-9])0(?<s>[ ./-])7\k<s>[02369](?:\k<s>[0-9]){7}(?![0-9])")]
    private static partial Regex Spread();

    [GeneratedRegex(@"(?:(?<![0-9])\+ ?[1-9]|(?<![0-9-])00[1-9]|(?<![0-9-])46 ?\(?0?\)? ?7[02369](?=[ -]?[0-9]))[0-9]{0,2}(?:[ ./()-]{0,3}[0-9]{1,4}){2,8}(?![0-9])")]
    private static partial Regex WithCountry();

    [GeneratedRegex(@"^\(?0?[0-9]\)?[-./ ]+(?:0[0-9]|1[0-2])[-./ ]+(?:19|20)[0-9]{2}\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[0-2]?[0-9][.:][0-5][0-9] ?- ?[0-2]?[0-9][.:][0-5][0-9](?![0-9])")]
    private static partial Regex Times();

    [GeneratedRegex(@"^\+?[0-9]{1,3}(?: [0-9]{3})+\z")]
    private static partial Regex Amount();
}
