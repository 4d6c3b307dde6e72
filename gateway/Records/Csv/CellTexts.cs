using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>Reads the text of a cell; null when it is wrong, after noting why.</summary>
internal delegate string? ReadText(string text, CsvColumn column, CsvRow row);

/// <summary>
/// From what people and Excel write to what the API takes, where only one thing can be meant. Anything else stays as it is: the service
/// refuses it with what it was most likely to be.
/// </summary>
internal static partial class CellTexts
{
    private const int DigitsOfACode = 4;

    private static readonly Dictionary<string, ReadText> ByField = new()
    {
        ["municipalityCode"] = Municipality,
        ["kind"] = Code(CodeNames.Kinds),
        ["focuses"] = Code(CodeNames.Focus),
        ["unit"] = Code(CodeNames.Units),
        ["audiences"] = Code(CodeNames.Audience),
        ["channels"] = Code(CodeNames.Channels),
        ["area"] = OwnCode,
        ["thirdParties"] = OwnCode,
        ["coveredItems"] = OwnCode,
        ["date"] = CellDays.Read,
        ["startDate"] = CellDays.Read,
        ["endDate"] = CellDays.Read,
    };

    /// <summary>How a field's text is read.</summary>
    public static ReadText Of(string field) => ByField.GetValueOrDefault(field, (text, _, _) => text);

    /// <summary>A code that an agreement gives: only its case is sure.</summary>
    public static string OwnCode(string text, CsvColumn column, CsvRow row) => CodePattern().IsMatch(text) ? text.ToLowerInvariant() : text;

    private static ReadText Code(CodeNames names) => (text, column, row) => names.Find(text) ?? OwnCode(text, column, row);

    private static string? Municipality(string text, CsvColumn column, CsvRow row)
    {
        var names = CodeNames.Municipality;
        var code = names.Find(text) ?? names.Find(Padded(text));
        if (code is null && BothPattern().Match(text) is { Success: true } both)
        {
            // "0685 Vetlanda": one municipality when code and name agree.
            var name = names.Find(both.Groups["name"].Value);
            code = name == Padded(both.Groups["code"].Value) ? name : null;
        }

        if (code is null)
        {
            var near = names.Nearest(text) is { } meant ? Contracts.Codes.Municipalities.Find(meant) : null;
            row.Add(column, $"Required: a Swedish municipality, by its four-digit kommunkod such as 0685 or by its name ({CodeAddresses.Municipalities})."
                + (near is null ? "" : $" Did you mean {near.Name}, {near.Code}? (Menade du {near.Name}?)"));
        }

        return code;
    }

    // Excel reads 0685 as a number and writes 685.
    private static string Padded(string code) => code.Length == DigitsOfACode - 1 ? $"0{code}" : code;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]*\z")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^(?<code>[0-9]{3,4})[\s,:–-]+(?<name>\D+)\z|^(?<name>\D+?)[\s,:–-]*\((?<code>[0-9]{3,4})\)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BothPattern();
}
