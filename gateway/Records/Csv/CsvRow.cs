using System.Globalization;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>One row on its way into a record: what is wrong with its cells, and which column each element of a list came from.</summary>
/// <param name="columns">Names of the columns as the file writes them, by field.</param>
/// <param name="separator">Between cells.</param>
internal sealed class CsvRow(IReadOnlyDictionary<string, string> columns, char separator)
{
    private readonly List<FieldViolation> violations = [];
    private readonly Dictionary<string, List<string>> elements = [];

    /// <summary>The refusal that names every bad cell by its column; null when there is none.</summary>
    public DomainException? Refusal => violations.Count == 0 ? null : BadFields.Refuse(violations);

    /// <summary>Notes a bad cell.</summary>
    public void Add(string column, string description) => violations.Add(new FieldViolation(column, description));

    /// <summary>Notes which column the next element of a list comes from.</summary>
    public void Element(string field, string column)
    {
        if (!elements.TryGetValue(field, out var from))
        {
            elements.Add(field, from = []);
        }

        from.Add(column);
    }

    /// <summary>The column of a path such as "outcomes[1].code"; the path itself when there is no such column.</summary>
    public string Name(string path)
    {
        var end = path.IndexOfAny(['[', '.']);
        var field = end < 0 ? path : path[..end];
        return elements.TryGetValue(field, out var from) && Index(path[field.Length..]) is { } index && index < from.Count
            ? from[index]
            : columns.GetValueOrDefault(field, path);
    }

    /// <summary>Several codes of one cell, between bars, or between what does not separate the cells.</summary>
    public IEnumerable<string> List(string cell) =>
        cell.Split(separator == ';' ? ['|', ','] : ['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number; "12,0" is one. What may be thousands in one language and decimals in the other is refused.</summary>
    public long? Whole(string cell, string column)
    {
        var parts = cell.Split(',', '.');
        var whole = parts is [_] or [_, "0" or "00"];
        if (whole && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Add(column, "Must be a whole number, such as 12, without a separator between thousands.");
        return null;
    }

    private static int? Index(string rest)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal);
        return rest.StartsWith('[') && end > 0 && int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
