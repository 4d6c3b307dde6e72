using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>
/// Numbers as people write them: "1 000", "12,5". What can be read in two ways stays the text that it was written as, and is refused with
/// its field: "1,000" is one in Sweden and a thousand in England.
/// </summary>
internal static partial class WrittenNumber
{
    /// <summary>A whole number; the text when it is none.</summary>
    public static JsonValue Whole(string text) =>
        WholeNumber().IsMatch(text) && long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);

    /// <summary>A number; the text when it is none, or might be another one.</summary>
    public static JsonValue Decimal(string text) =>
        DecimalNumber().IsMatch(text) && !Ambiguous().IsMatch(text)
        && decimal.TryParse(Plain(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);

    /// <summary>A stored number as it is written in a form, where it is read as the same again; any other text as it is.</summary>
    public static string Shown(string text, Language language)
    {
        if (!text.ContainsAny(['.', 'e', 'E']) || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        var shown = number.ToString("0.######", CultureInfo.InvariantCulture);
        return (Ambiguous().IsMatch(shown) ? $"{shown}0" : shown).Replace(".", language.T(",", "."), StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('−', '-');

    [GeneratedRegex(@"^[-−]?(\d+|\d{1,3}(\s\d{3})+)\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-−]?(\d+|\d{1,3}(\s\d{3})+)([.,]\d+)?\z")]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^[-−]?[1-9]\d{0,2}[.,]\d{3}\z")]
    private static partial Regex Ambiguous();
}
