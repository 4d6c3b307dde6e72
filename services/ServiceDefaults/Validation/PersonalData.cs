using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// Finds what could point out a person in a short free text, however it is typed: the text is read as <see cref="PlainText"/>. It may refuse
/// an innocent number; letting a personnummer through would be worse. What was found is named by its sort, never repeated.
/// </summary>
public static partial class PersonalData
{
    private const int Shortest = 5;

    /// <summary>The sort of personal data in the text, in words that fit after "must not hold"; null when none.</summary>
    public static string? Find(string text)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        var plain = PlainText.Of(text);
        return FindBesidesPlates(plain) ?? (PlateNumber.IsIn(plain) ? "a vehicle registration number" : null);
    }

    /// <summary>As <see cref="Find"/>, of an address on the web: there "abc123" is no registration number, as keys look like that.</summary>
    public static string? FindInAddress(string address)
    {
        var plain = PlainText.Of(address);
        return FindBesidesPlates(plain) ?? (PlateNumber.IsInCapitals(plain) ? "a vehicle registration number" : null);
    }

    /// <summary>
    /// True when an id holds what is written as a personnummer (with a sign, or with its century), or is one mobile number with its dash. A
    /// mere number of ten digits is an id, and so are three letters with three digits.
    /// </summary>
    public static bool IsInId(string id)
    {
        var plain = PlainText.Of(id);
        return Personnummer.IsInId(plain) || PhoneIdPattern().IsMatch(plain);
    }

    private static string? FindBesidesPlates(string plain) =>
        Personnummer.IsIn(plain) ? "a personnummer or samordningsnummer"
        : EmailAddress.IsIn(plain) ? "an e-mail address"
        : Coordinate.IsIn(plain) ? "a coordinate"
        : PhoneNumber.IsIn(plain) ? "a phone number"
        : null;

    // "0685-20210501" is a municipality and a day.
    [GeneratedRegex("^07[02369]-[0-9]{7}\\z")]
    private static partial Regex PhoneIdPattern();
}
