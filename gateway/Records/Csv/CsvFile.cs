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

    // A record has some twenty fields, and there are as many outcomes.
    private const int MostColumns = 200;

    private readonly string text;
    private readonly string first;
    private readonly int firstLine;
    private readonly int afterFirst;
    private readonly char separator;
    private readonly List<(string Name, ReadCell Read)> header = [];
    private readonly Dictionary<string, string> names = [];

    private CsvFile(string text)
    {
        this.text = text;
        (firstLine, first, afterFirst) = Lines(0, 0)
            .Where(line => !string.IsNullOrWhiteSpace(line.Text) && !IsSeparatorLine(line.Text))
            .Append((Number: 0, Text: "", Next: text.Length)).First();
        separator = first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
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
        foreach (var (number, line, _) in Lines(afterFirst, firstLine))
        {
            if (!CsvLine.IsBlank(line, separator))
            {
                yield return Read(number, line);
            }
        }
    }

    /// <summary>The lines from a place on, one at a time: a file of millions of empty ones takes no more memory than its text.</summary>
    private IEnumerable<(int Number, string Text, int Next)> Lines(int start, int before)
    {
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            yield return (++before, text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'), next);
            start = next;
        }
    }

    // What Excel reads the separator from.
    private static bool IsSeparatorLine(string line) => line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private void ReadHeader()
    {
        var cells = CsvLine.Split(first, separator) ?? [];

        // Programs write empty cells where a table once was wider.
        var width = cells.FindLastIndex(cell => cell.Length > 0) + 1;
        if (width > MostColumns)
        {
            throw BadFields.Refuse([new FieldViolation("header", $"The file's first line may name at most {MostColumns} columns.")]);
        }

        List<FieldViolation> violations = [];
        foreach (var (cell, index) in cells.Take(width).Select((cell, index) => (cell, index)))
        {
            var shown = ColumnNames.Shown(cell) ?? string.Create(CultureInfo.InvariantCulture, $"column {index + 1}");
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
