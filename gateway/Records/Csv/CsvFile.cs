using System.Globalization;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// A CSV file of records: a header in Swedish or English, separated by ";" or ",". Counts of outcomes are columns of their own, headed
/// utfall:code or outcome:code. A bad header refuses the file; a bad row is refused alone, with its line and columns.
/// </summary>
internal sealed class CsvFile<TRecord>
    where TRecord : IMessage<TRecord>, new()
{
    private static readonly CsvColumns Columns = CsvColumns.Of(new TRecord().Descriptor);
    private static readonly string[] OutcomePrefixes = ["utfall", "outcome"];
    private static readonly string[] Required = ["recordId", "municipalityCode", "kind"];

    private readonly string[] lines;
    private readonly int first;
    private readonly char separator;
    private readonly List<(string Name, ReadCell Read)> header = [];
    private readonly Dictionary<string, string> names = [];

    private CsvFile(string text)
    {
        lines = text.Split('\n');
        first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line) && !IsSeparatorLine(line));
        separator = first >= 0 && lines[first].Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    /// <summary>Reads the header; INVALID_ARGUMENT naming every column that is unknown, doubled or missing.</summary>
    public static CsvFile<TRecord> Open(string text)
    {
        var file = new CsvFile<TRecord>(text);
        file.ReadHeader();
        return file;
    }

    /// <summary>The rows, each with its line in the file; empty lines are counted and not told.</summary>
    public IEnumerable<RecordLine<TRecord>> Rows()
    {
        for (var i = first + 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (!CsvLine.IsBlank(line, separator))
            {
                yield return Read(i + 1, line);
            }
        }
    }

    // What Excel reads the separator from.
    private static bool IsSeparatorLine(string line) => line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private void ReadHeader()
    {
        var cells = first < 0 ? [] : CsvLine.Split(lines[first].TrimEnd('\r'), separator) ?? [];
        List<FieldViolation> violations = [];
        foreach (var (cell, index) in cells.Select((cell, index) => (cell, index)))
        {
            var shown = ColumnNames.Shown(cell) ?? string.Create(CultureInfo.InvariantCulture, $"column {index + 1}");
            if (cell.Length == 0 && cells.Skip(index).All(rest => rest.Length == 0))
            {
                break;
            }

            if (Find(cell) is not var (field, read))
            {
                violations.Add(new FieldViolation(shown, "Is not a column here."));
            }
            else if (!names.TryAdd(field, shown))
            {
                violations.Add(new FieldViolation(shown, "Stands twice, perhaps under another name."));
            }
            else
            {
                header.Add((shown, read));
            }
        }

        violations.AddRange(Required.Where(field => !names.ContainsKey(field)).Select(field => new FieldViolation(field,
            $"The file's first line must name this column; also: {string.Join(", ", ColumnNames.Of(field).Skip(1))}.")));
        if (violations.Count > 0)
        {
            throw BadFields.Refuse(violations);
        }
    }

    private static (string Field, ReadCell Read)? Find(string name)
    {
        if (name.Split(':') is [var prefix, var code])
        {
            var outcome = code.Trim();
            return Columns.HasOutcomes && OutcomePrefixes.Contains(ColumnNames.Fold(prefix)) && OutcomeKinds.Find(outcome) is not null
                ? ($"outcomes:{outcome}", SpecialColumns.Outcome(outcome))
                : null;
        }

        return Columns.Find(name);
    }

    private RecordLine<TRecord> Read(long number, string line)
    {
        var record = new TRecord();
        if (Encoding.UTF8.GetByteCount(line) > JsonBody.Largest)
        {
            return new RecordLine<TRecord>(number, record, NdjsonRecords.TooLong());
        }

        if (CsvLine.Split(line, separator) is not { } cells)
        {
            return new RecordLine<TRecord>(number, record, new DomainException(StatusCode.InvalidArgument, "MALFORMED_CSV",
                "A quote is not closed on its line, or text stands after one. A quote inside a cell is written twice, and a cell holds no line break."));
        }

        if (cells.Count < header.Count || cells.Skip(header.Count).Any(cell => cell.Length > 0))
        {
            return new RecordLine<TRecord>(number, record, new DomainException(StatusCode.InvalidArgument, "MALFORMED_CSV", string.Create(
                CultureInfo.InvariantCulture, $"The row has {cells.Count} cells and the header {header.Count}.")));
        }

        var row = new CsvRow(names, separator);
        foreach (var ((name, read), cell) in header.Zip(cells).Where(pair => pair.Second.Length > 0))
        {
            read(record, cell, name, row);
        }

        return new RecordLine<TRecord>(number, record, row.Refusal, row.Name);
    }
}
