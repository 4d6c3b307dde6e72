using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>
/// What is kept of a refused row, to be sent again when it is mended. A cell that was wrong could hold anything, so it is left out, unless it
/// is a number, a day or a misspelt code of its own column beyond doubt; columns that were ignored are left out, and so is every cell of a row with
/// personal data, or with more faults than are named.
/// </summary>
internal static partial class RefusedCells
{
    private const string PersonalDataReason = "PERSONAL_DATA";
    private const string OtherSourceReason = "SOURCE_MISMATCH";
    private const string Source = "source";
    private const int LongestError = 2000;
    private const int LongestCell = 2000;
    private const int LongestId = 64;
    private const int LongestCode = 40;
    private const int MostDigits = 8;

    private static readonly Dictionary<string, CodeNames> Codes = new()
    {
        ["municipalityCode"] = CodeNames.Municipality,
        ["kind"] = CodeNames.Kinds,
        ["focuses"] = CodeNames.Focus,
        ["unit"] = CodeNames.Units,
        ["audiences"] = CodeNames.Audience,
        ["channels"] = CodeNames.Channels,
        ["riskOccasions"] = CodeNames.RiskOccasion,
    };

    private static readonly string[] Lists =
        ["focuses", "jointWith", "thirdParties", "coveredItems", "includes", "riskOccasions", "audiences", "channels"];

    // A fault of a step is told at the column that began it, and may be in another of its columns.
    private static readonly string[] Steps =
    [
        ColumnNames.Steps.Planned, ColumnNames.Steps.Presented, ColumnNames.Steps.PresentedTo, ColumnNames.Steps.Decided, ColumnNames.Steps.DecidedBy,
        ColumnNames.Steps.CarriedOut,
    ];

    /// <summary>Names of the columns that are kept: as the file has them, or the API where that may not be told.</summary>
    public static IEnumerable<string> NamesOf(CsvHeader? header) =>
        Kept(header).Select(column => ColumnNames.Shown(column.Name) is { } name && !name.StartsWith("column", StringComparison.Ordinal) ? name : column.Field);

    /// <summary>The row as it is kept.</summary>
    public static RefusedRow RowOf(long line, string recordId, IReadOnlyList<string>? cells, CsvHeader? header, Problem problem)
    {
        var row = new RefusedRow
        {
            Line = line, RecordId = recordId.Length <= LongestId ? recordId : "", Reason = problem.Reason, Error = ErrorOf(problem),
        };
        if (problem is { Reason: not PersonalDataReason, MoreErrors: 0 } && cells is not null && header is not null)
        {
            var bad = BadOf(header, problem);
            row.Cells.AddRange(Kept(header).Select(column => CellOf(cells, column, header, bad.Contains(column.Field))));
        }

        return row;
    }

    private static HashSet<string> BadOf(CsvHeader header, Problem problem)
    {
        var numbers = problem.Errors.Select(error => error.Column).ToHashSet();
        var bad = header.Columns.Where(column => numbers.Contains(column.Number)).Select(column => column.Field).ToHashSet();
        if (bad.Overlaps(Steps))
        {
            bad.UnionWith(Steps);
        }

        if (problem.Reason == OtherSourceReason)
        {
            bad.Add(Source);
        }

        return bad;
    }

    private static bool IsInnocent(string cell, string field) =>
        (NumberPattern().IsMatch(cell) && cell.Count(char.IsAsciiDigit) <= MostDigits)
        || (cell.Length <= LongestCode && Codes.TryGetValue(field, out var names) && (names.Find(cell) ?? names.Nearest(cell)) is not null);

    private static IEnumerable<CsvColumn> Kept(CsvHeader? header) => header?.Columns.Where(column => column.Field.Length > 0) ?? [];

    private static string CellOf(IReadOnlyList<string> cells, CsvColumn column, CsvHeader header, bool isBad)
    {
        var cell = column.Number <= cells.Count ? cells[column.Number - 1] : "";
        if (cell.Length > LongestCell || !WireText.IsWhole(cell) || PersonalData.Find(cell) is not null || (isBad && !IsInnocent(cell, column.Field)))
        {
            return "";
        }

        // Whatever stands between the cells of the file that it is read from next.
        return Lists.Contains(column.Field) ? string.Join('|', header.List(cell)) : cell;
    }

    private static string ErrorOf(Problem problem)
    {
        var text = problem.Errors.Count == 0 ? problem.Detail : string.Join(' ', problem.Errors.Select(error => $"{error.Field}: {error.Description}"));
        return text.Length <= LongestError ? text : $"{text[..LongestError]} …";
    }

    [GeneratedRegex(@"^[0-9 .,:/~+-]+\z")]
    private static partial Regex NumberPattern();
}
