namespace Medborgarlofte.ServiceDefaults.Validation;

// Free texts, and what may not stand in any text.
public sealed partial class Violations
{
    /// <summary>A public text: its length, and no personal data.</summary>
    /// <param name="value">The text.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="longest">Most characters.</param>
    /// <param name="required">True when it may not be left out.</param>
    /// <param name="multiline">True for wording that is kept letter by letter, line feeds included.</param>
    public void Text(string value, string field, int longest, bool required = false, bool multiline = false)
    {
        Require(value.Length <= longest, field, $"At most {longest} characters.");
        Require(!value.Any(letter => char.IsControl(letter) && !(multiline && letter == '\n')), field,
            multiline ? "No control characters but line feeds." : "No control characters.");
        Require(!required || !string.IsNullOrWhiteSpace(value), field, "Required.");
        Innocent(value, field);
    }

    /// <summary>A text that is checked otherwise holds nothing that points out a person.</summary>
    public void Innocent(string value, string field)
    {
        if (PersonalData.Find(value) is { } found)
        {
            personalData = true;
            Add(field, $"Must not hold {found}.");
        }
    }

    /// <summary>An id that is checked otherwise holds no personnummer.</summary>
    public void InnocentId(string id, string field)
    {
        if (PersonalData.IsInId(id))
        {
            personalData = true;
            Add(field, "Must not hold a personnummer or samordningsnummer.");
        }
    }
}
