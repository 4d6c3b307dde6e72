using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>One row on its way into a record: what is wrong with its cells, and which column each element of a list came from.</summary>
/// <param name="header">The columns.</param>
/// <param name="notes">Takes what the sender may want to know of.</param>
internal sealed partial class CsvRow(CsvHeader header, FileNotes notes)
{
    private const string InPrecision = "in the column precision (noggrannhet).";

    private readonly List<FieldViolation> violations = [];
    private readonly Dictionary<string, List<CsvColumn>> elements = [];
    private string reason = DomainException.ValidationFailed;

    /// <summary>The refusal that names every bad cell by its column; null when there is none.</summary>
    public DomainException? Refusal => violations.Count == 0 ? null : DomainException.BadFields(violations, reason);

    /// <summary>A cell of several lines as one line.</summary>
    public static string OneLine(string cell) => cell.Contains('\n', StringComparison.Ordinal) ? BreakPattern().Replace(cell, " ") : cell;

    /// <summary>Notes a bad cell.</summary>
    public void Add(CsvColumn column, string description) =>
        violations.Add(new FieldViolation(column.Name, description) { Column = column.Number });

    /// <summary>Notes a bad cell that is the reason of the refusal.</summary>
    public void Refuse(CsvColumn column, string why, string description)
    {
        reason = why;
        Add(column, description);
    }

    /// <summary>Notes that a day stood with a time of day.</summary>
    public void TimeDropped() => notes.TimeDropped();

    /// <summary>Notes which column the next element of a list comes from.</summary>
    public void Element(string field, CsvColumn column)
    {
        if (!elements.TryGetValue(field, out var from))
        {
            elements.Add(field, from = []);
        }

        from.Add(column);
    }

    /// <summary>Puts the column in the place of a path such as "outcomes[1].code"; the path stays when there is no such column.</summary>
    public FieldViolation Locate(FieldViolation violation)
    {
        var path = violation.Field;
        var end = path.IndexOfAny(['[', '.']);
        var field = end < 0 ? path : path[..end];
        var column = elements.TryGetValue(field, out var from) && Index(path[field.Length..]) is { } index && index < from.Count
            ? from[index]
            : header.Of(field);
        return column is null ? violation : new FieldViolation(column.Name, violation.Description) { Column = column.Number };
    }

    /// <summary>Several codes of one cell: on lines of their own, between bars, or between what does not separate the cells.</summary>
    public IEnumerable<string> List(string cell) => header.List(cell);

    /// <summary>A whole number; "12,0" and "1 000" are. What may be thousands in one language and decimals in the other is refused.</summary>
    public long? Whole(string cell, CsvColumn column)
    {
        var joined = ThousandsPattern().IsMatch(cell) ? string.Concat(cell.Where(letter => !char.IsWhiteSpace(letter))) : cell;
        var parts = joined.Split(',', '.');
        var whole = parts is [_] or [_, "0" or "00"];
        if (whole && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Add(column, Remedy(cell));
        return null;
    }

    private static string Remedy(string cell) => "Must be a whole number, such as 12." + (
        AboutPattern().IsMatch(cell) ? $" Write the number alone, and ungefär {InPrecision}"
        : AtLeastPattern().IsMatch(cell) ? $" Write the number alone, and minst {InPrecision}"
        : cell.Contains(',', StringComparison.Ordinal) || cell.Contains('.', StringComparison.Ordinal)
            ? " It has decimals, or a sign between thousands that may be one of decimals: write 1000 or 1 000." : "");

    private static int? Index(string rest)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal);
        return rest.StartsWith('[') && end > 0 && int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BreakPattern();

    // Spaces of every width, among them those that Excel and word processors write between thousands.
    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(\s[0-9]{3})+([.,]00?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"^\s*(ca\b|cirka|c:a|omkring|ungefär|runt|~|≈|±)", RegexOptions.IgnoreCase)]
    private static partial Regex AboutPattern();

    [GeneratedRegex(@"^\s*(minst|drygt|över|mer än|fler än|>|≥)|\+\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeastPattern();
}
