using Medborgarlofte.ServiceDefaults.Limits;

namespace Medborgarlofte.ServiceDefaults.Validation;

// Free texts, and what may not stand in any text.
public sealed partial class Violations
{
    /// <summary>A public text: its length, what a table reads as a formula, and no personal data.</summary>
    /// <param name="value">The text.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="longest">Most characters.</param>
    /// <param name="required">True when it may not be left out.</param>
    /// <param name="multiline">
    /// True for wording that is kept letter by letter, line feeds included. It may begin with "- ", as a list does; what is made of it for
    /// spreadsheets is neutralised where it is written.
    /// </param>
    public void Text(string value, string field, int longest, bool required = false, bool multiline = false)
    {
        if (value.Length > longest)
        {
            // Looking for what stands in it would cost whatever the sender likes.
            Add(field, $"At most {longest} characters.");
            return;
        }

        Require(WireText.IsWhole(value) && !value.Any(letter => char.IsControl(letter) && !(multiline && letter == '\n')), field,
            multiline ? "No control characters but line feeds." : "No control characters.");
        Require(!required || !string.IsNullOrWhiteSpace(value), field, "Required.");
        Require(multiline || !FormulaText.IsAt(value), field, "Must not begin with = + - or @: spreadsheets read it as a formula.");
        Innocent(value, field);
    }

    /// <summary>A text that is checked otherwise holds nothing that points out a person.</summary>
    public void Innocent(string value, string field) => RequireNoPersonalData(PersonalData.Find(value), field);

    /// <summary>An address on the web holds nothing that points out a person.</summary>
    public void InnocentAddress(string value, string field) => RequireNoPersonalData(PersonalData.FindInAddress(value), field);

    /// <summary>An id that is checked otherwise holds no personnummer.</summary>
    public void InnocentId(string id, string field) =>
        RequireNoPersonalData(id.Length <= LongestId && PersonalData.IsInId(id) ? "a personnummer, samordningsnummer or phone number" : null, field);

    private void RequireNoPersonalData(string? found, string field)
    {
        if (found is not null)
        {
            personalData = true;
            Add(field, $"Must not hold {found}.");
        }
    }
}
