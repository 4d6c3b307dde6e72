namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>What a spreadsheet takes for a formula when it opens a file (OWASP, "CSV injection").</summary>
public static class FormulaText
{
    /// <summary>True when the text begins with = + - @, tab or carriage return, after spaces and in either width.</summary>
    public static bool IsAt(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\u2212')
            {
                return true;
            }

            if (!char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)
            {
                return false;
            }
        }

        return false;
    }
}
