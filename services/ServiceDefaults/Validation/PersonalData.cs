using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// Finds what could point out a person in a short free text. It may refuse an innocent number; letting a personnummer
/// through would be worse. What was found is named by its sort, never repeated.
/// </summary>
public static partial class PersonalData
{
    /// <summary>The sort of personal data in the text, in words that fit after "must not hold"; null when none.</summary>
    public static string? Find(string text)
    {
        if (text.Length < 5)
        {
            return null;
        }

        if (HoldsPersonnummer(text, PersonnummerPattern()))
        {
            return "a personnummer or samordningsnummer";
        }

        if (EmailPattern().IsMatch(text))
        {
            return "an e-mail address";
        }

        if (CoordinatePattern().IsMatch(text))
        {
            return "a coordinate";
        }

        if (PhonePattern().IsMatch(text))
        {
            return "a phone number";
        }

        return RegistrationPattern().IsMatch(text) ? "a vehicle registration number" : null;
    }

    /// <summary>True when an id holds what is written as a personnummer: with its sign or its century. A mere number of ten digits is an id.</summary>
    public static bool IsInId(string id) => HoldsPersonnummer(id, MarkedPersonnummerPattern());

    private static bool HoldsPersonnummer(string text, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            if (IsPersonnummer(text.AsSpan(match.Index, match.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skatteverket's rule: a date (a samordningsnummer adds 60 to the day) and a Luhn checksum over ten digits.</summary>
    private static bool IsPersonnummer(ReadOnlySpan<char> candidate)
    {
        Span<int> ten = stackalloc int[10];
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

    [GeneratedRegex(@"(?<!\d)(?:\d{2})?\d{6}\s?[-+]?\s?\d{4}(?!\d)")]
    private static partial Regex PersonnummerPattern();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:(?:19|20)?\d{6}-\d{4}|(?:19|20)\d{10})(?![A-Za-z0-9])")]
    private static partial Regex MarkedPersonnummerPattern();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+")]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(?<!\d)(?:5[5-9]|6\d)[.,]\d{3,}\D{1,12}(?:1\d|2[0-4])[.,]\d{3,}")]
    private static partial Regex CoordinatePattern();

    [GeneratedRegex(@"(?<![\d-])(?:\+46|0046|0)\s?\(?0?\)?[1-9]\d{0,2}(?:[\s-]?\d{2,3}){2,4}(?!\d)")]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"(?<![A-Za-zÅÄÖåäö0-9])[A-HJ-PR-UW-Z]{3}\s?\d{2}[A-HJ-PR-UW-Z0-9](?![A-Za-z0-9])")]
    private static partial Regex RegistrationPattern();
}
