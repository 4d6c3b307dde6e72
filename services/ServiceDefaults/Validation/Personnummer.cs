using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>A personnummer or samordningsnummer in a plain text: a date and a checksum, so that few other numbers are taken for one.</summary>
internal static partial class Personnummer
{
    private const int Digits = 10;

    /// <summary>True when there is one, with its parts, its pairs or all its digits apart.</summary>
    public static bool IsIn(string plain) => Holds(plain, Whole()) || Holds(plain, Parts()) || Holds(plain, Pairs()) || Holds(plain, Single());

    /// <summary>True when there is one with a sign between its parts, or with its century.</summary>
    public static bool IsInId(string plain) => Holds(plain, Marked());

    // Matches may overlap: a number that stands before one must not hide it.
    private static bool Holds(string text, Regex pattern)
    {
        for (var match = pattern.Match(text); match.Success; match = pattern.Match(text, match.Index + 1))
        {
            if (IsPersonnummer(match.ValueSpan))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skatteverket's rule: a date (a samordningsnummer adds 60 to the day) and a Luhn checksum over ten digits.</summary>
    private static bool IsPersonnummer(ReadOnlySpan<char> candidate)
    {
        Span<int> ten = stackalloc int[Digits];
        for (int i = candidate.Length - 1, digit = ten.Length - 1; digit >= 0; i--)
        {
            if (char.IsAsciiDigit(candidate[i]))
            {
                ten[digit--] = candidate[i] - '0';
            }
        }

        var month = (ten[2] * 10) + ten[3];
        var day = (ten[4] * 10) + ten[5];
        if (month is < 1 or > 12 || day is < 1 or > 91 or (> 31 and < 61))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < ten.Length; i++)
        {
            var product = ten[i] * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }

    // 811218-9876, 19811218 9876, 811218.9876, (811218) 9876.
    [GeneratedRegex("(?<![0-9])(?:[0-9]{2})?[0-9]{6}[^0-9A-Za-zÅÄÖåäö]{0,3}[0-9]{4}(?![0-9])")]
    private static partial Regex Whole();

    // 81-12-18-9876, 1981 12 18 9876, 81.12.18 9876: the date's parts apart in the same way.
    [GeneratedRegex("(?<![0-9])(?:19|20|18)?[0-9]{2}(?<s>[^0-9A-Za-zÅÄÖåäö]{1,2})[0-9]{2}\\k<s>[0-9]{2}[^0-9A-Za-zÅÄÖåäö]{0,3}[0-9]{4}(?![0-9])")]
    private static partial Regex Parts();

    // 81 12 18 98 76, 811218 98 76: the last four apart too.
    [GeneratedRegex("(?<![0-9])(?:(?:19|20|18)?[0-9]{2}(?<s>[^0-9A-Za-zÅÄÖåäö])[0-9]{2}\\k<s>[0-9]{2}\\k<s>[0-9]{2}\\k<s>[0-9]{2}"
        + "|(?:19|20|18)?[0-9]{6}[ /_-][0-9]{2}[ /_-][0-9]{2})(?![0-9])")]
    private static partial Regex Pairs();

    // 8 1 1 2 1 8 9 8 7 6: every digit apart, in one way but for what stands before the last four.
    [GeneratedRegex("(?<![0-9])(?:[12](?<s>[^0-9A-Za-zÅÄÖåäö]{1,2})[0-9]\\k<s>)?[0-9](?<s>[^0-9A-Za-zÅÄÖåäö]{1,2})(?:[0-9]\\k<s>){4}[0-9][^0-9A-Za-zÅÄÖåäö]{1,3}(?:[0-9]\\k<s>){3}[0-9](?![0-9])")]
    private static partial Regex Single();

    // Many ids are a day of this century with a running number, 2021-05-01-0001: with the date's parts apart, only 1900s or two digits.
    [GeneratedRegex("(?<![A-Za-z0-9])(?:(?:19|20)?[0-9]{6}[-._~+][0-9]{4}|(?:19)?[0-9]{2}(?<s>[-._~])[0-9]{2}\\k<s>[0-9]{2}[-._~+][0-9]{4}|(?:19|20)[0-9]{10})(?![A-Za-z0-9])")]
    private static partial Regex Marked();
}
