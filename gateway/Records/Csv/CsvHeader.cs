using System.Globalization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Imports;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>A column of a file.</summary>
/// <param name="Name">As the file writes it, where that looks like a name.</param>
/// <param name="Number">From 1.</param>
/// <param name="Field">The field, as the API has it; empty for a column of none.</param>
/// <param name="Read">Reads a cell; null for a column that is ignored.</param>
internal sealed record CsvColumn(string Name, int Number, string Field, ReadCell? Read);

/// <summary>The header of a file: which column holds which field.</summary>
internal sealed class CsvHeader
{
    /// <summary>Most columns of a file. A record has some twenty fields, and there are as many outcomes.</summary>
    public const int MostColumns = 200;

    private static readonly string[] OutcomePrefixes = ["utfall", "outcome"];
    private const string Kind = "kind";
    private const string OutcomeField = "outcome:";

    private static readonly string[] Required = ["recordId", "municipalityCode", Kind];

    private readonly Dictionary<string, CsvColumn> byField = [];
    private readonly List<CsvColumn> columns = [];

    private CsvHeader(char separator) => Separator = separator;

    /// <summary>Between cells.</summary>
    public char Separator { get; }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<CsvColumn> Columns => columns;

    /// <summary>The values of a cell that may hold several: | stands between them, or what does not stand between the file's cells.</summary>
    public string[] List(string cell) => cell.Split(
        ['|', '\n', .. Separator == ';' ? "," : Separator == ',' ? ";" : ",;"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The column of a field; null when there is none.</summary>
    public CsvColumn? Of(string field) => byField.GetValueOrDefault(field);

    /// <summary>Reads a header; INVALID_ARGUMENT naming every column that is unknown, doubled or missing.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="fields">The columns that there may be.</param>
    /// <param name="ignored">Folded names of columns that the sender wants ignored.</param>
    public static CsvHeader Read(List<string> cells, char separator, CsvColumns fields, IReadOnlySet<string> ignored)
    {
        // Programs write empty cells where a table once was wider.
        var width = cells.FindLastIndex(cell => cell.Length > 0) + 1;
        if (width > MostColumns)
        {
            throw BadFields.Refuse([new FieldViolation("header", $"The file's first line may name at most {MostColumns} columns.")]);
        }

        var header = new CsvHeader(separator);
        List<FieldViolation> violations = [];
        for (var index = 0; index < width; index++)
        {
            if (header.Add(cells[index], index + 1, fields, ignored) is { } wrong)
            {
                violations.Add(wrong);
            }
        }

        violations.AddRange(RequiredOf(fields, header.byField.Keys).Where(field => header.Of(field) is null).Select(field => new FieldViolation(field,
            $"The header must name this column; also: {string.Join(", ", ColumnNames.Of(field).Skip(1))}.")));
        return violations.Count == 0 ? header : throw BadFields.Refuse(violations);
    }

    /// <summary>How many of the cells name a field, each field once; all that a file needs count as more than any number.</summary>
    public static int Score(List<string> cells, CsvColumns fields)
    {
        var named = cells.Take(MostColumns).Select(cell => Find(cell, fields)?.Field).OfType<string>().ToHashSet();
        return RequiredOf(fields, named).All(named.Contains) ? MostColumns + named.Count : named.Count;
    }

    /// <summary>True for the columns that the file of refused rows has besides: mended, it is sent as it is.</summary>
    public static bool IsOfRefusedRows(string name) => name is RefusedCsv.LineColumn or RefusedCsv.ErrorColumn;

    private FieldViolation? Add(string cell, int number, CsvColumns fields, IReadOnlySet<string> ignored)
    {
        var shown = ColumnNames.Shown(cell) ?? string.Create(CultureInfo.InvariantCulture, $"column {number}");
        if (cell.Length == 0)
        {
            columns.Add(new CsvColumn(shown, number, "", (_, _, column, row) => row.Add(column, "Stands under no heading.")));
            return null;
        }

        if (ignored.Contains(ColumnNames.Fold(cell)) || IsOfRefusedRows(cell))
        {
            columns.Add(new CsvColumn(shown, number, "", Read: null));
            return null;
        }

        if (Find(cell, fields) is not var (field, read))
        {
            var known = string.Join(", ", fields.HasOutcomes ? fields.Names.Append($"outcome:code ({CodeAddresses.Outcomes})") : fields.Names);
            return new FieldViolation(shown, $"Is not a column here. Leave it out, or name it in the parameter ignore-columns. Columns here: {known}, each with its Swedish names.")
            {
                Column = number,
            };
        }

        var added = new CsvColumn(shown, number, field, read);
        columns.Add(added);
        return byField.TryAdd(field, added) ? null : new FieldViolation(shown, "Stands twice, perhaps under another name.") { Column = number };
    }

    // Withdrawals have an id and no more, and results may be reported of no stated activity.
    private static IEnumerable<string> RequiredOf(CsvColumns fields, IEnumerable<string> named) => Required.Where(field =>
        fields.Names.Contains(field) && (field != Kind || !named.Any(name => name.StartsWith(OutcomeField, StringComparison.Ordinal))));

    /// <summary>The field and its reader for the name of a column; null when there is none.</summary>
    public static (string Field, ReadCell Read)? Find(string name, CsvColumns fields)
    {
        if (fields.Find(name) is { } found)
        {
            return found;
        }

        if (name.Split(':') is not [var prefix, var stated])
        {
            return null;
        }

        return fields.HasOutcomes && OutcomePrefixes.Contains(ColumnNames.Fold(prefix)) && CodeNames.Outcomes.Find(stated) is { } outcome
            ? ($"{OutcomeField}{outcome}", SpecialColumns.Outcome(outcome))
            : null;
    }
}
