using System.Globalization;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// A CSV file of records: a header in Swedish or English, cells separated by ";", "," or tabs. Counts of outcomes are columns of their own,
/// headed utfall:code or outcome:code. A bad header refuses the file; a bad row is refused alone, with its line and columns.
/// </summary>
internal sealed class CsvFile<TRecord>
    where TRecord : IMessage<TRecord>, new()
{
    private const string RecordId = "recordId";
    private const string Source = "source";
    private static readonly CsvColumns Fields = CsvColumns.Of(new TRecord().Descriptor);

    private readonly CsvHeader header;
    private readonly CsvRows rows;
    private readonly CsvRowText headerRow;
    private readonly FileNotes notes;
    private readonly RepeatedIds repeated = new();

    private CsvFile(CsvHeader header, CsvRows rows, CsvRowText headerRow, FileNotes notes)
    {
        (this.header, this.rows, this.headerRow, this.notes) = (header, rows, headerRow, notes);
        foreach (var row in All().Where(row => row.Cells is not null))
        {
            repeated.Add(Key(row.Cells!), row, (start, line) => rows.From(start, line).First(), text => Read(text, new FileNotes()).Record);
        }
    }

    /// <summary>Reads the header; INVALID_ARGUMENT naming every column that is unknown, doubled or missing.</summary>
    public static CsvFile<TRecord> Open(string text, IReadOnlySet<string> ignoredColumns, FileNotes notes, Mapping? mapping = null)
    {
        var fields = mapping is null ? Fields : Fields.With(mapping);
        var ignored = mapping is null ? ignoredColumns : ignoredColumns.Concat(mapping.IgnoredColumns.Select(ColumnNames.Fold)).ToHashSet();
        var (row, separator) = HeaderSearch.Find(text, fields, notes);
        var header = CsvHeader.Read(row.Cells ?? [], separator, fields, ignored);
        if (header.Columns.Where(column => column.Read is null && !CsvHeader.IsOfRefusedRows(column.Name)).ToList() is { Count: > 0 } passed)
        {
            notes.Add("COLUMNS_IGNORED", $"Ignored as asked: {string.Join(", ", passed.Select(column => column.Name))}.");
        }

        return new CsvFile<TRecord>(header, new CsvRows(text, separator, header.Columns.Count), row, notes);
    }

    /// <summary>Which columns there are.</summary>
    public CsvHeader Header => header;

    /// <summary>The rows, each with its line in the file; empty lines are counted and not told.</summary>
    public IEnumerable<RecordLine<TRecord>> Rows() => All().Select(row => Read(row, notes));

    private IEnumerable<CsvRowText> All() => rows.From(headerRow.Next, headerRow.LastLine + 1);

    private (string Source, string RecordId) Key(List<string> cells) => (Cell(cells, header.Of(Source)), Cell(cells, header.Of(RecordId)));

    private static string Cell(List<string> cells, CsvColumn? column) => column is not null && column.Number <= cells.Count ? cells[column.Number - 1] : "";

    private RecordLine<TRecord> Read(CsvRowText text, FileNotes told)
    {
        var record = new TRecord();
        if (Encoding.UTF8.GetByteCount(text.Text) > JsonBody.Largest)
        {
            return new RecordLine<TRecord>(text.Line, record, NdjsonRecords.TooLong());
        }

        if (text.Cells is not { } cells)
        {
            return new RecordLine<TRecord>(text.Line, record, Malformed(
                "A quote is not closed, or text stands after a closed one. A quote inside a cell in quotes is written twice."));
        }

        if (cells.Count < header.Columns.Count || cells.Skip(header.Columns.Count).Any(cell => cell.Length > 0))
        {
            return new RecordLine<TRecord>(text.Line, record, Malformed(string.Create(
                CultureInfo.InvariantCulture, $"The row has {cells.Count} cells and the header {header.Columns.Count}.")));
        }

        var row = new CsvRow(header, told);
        if (repeated.LinesOf(Key(cells)) is { } lines)
        {
            row.Refuse(header.Of(RecordId)!, RepeatedIds.Reason,
                $"Stands on lines {lines} with different content. Keep the row that is right: none of them was stored.");
        }

        foreach (var (column, cell) in header.Columns.Zip(cells).Where(pair => pair.Second.Length > 0))
        {
            column.Read?.Invoke(record, cell, column, row);
        }

        return new RecordLine<TRecord>(text.Line, record, row.Refusal, row.Locate, cells);
    }

    private static DomainException Malformed(string message) => new(StatusCode.InvalidArgument, "MALFORMED_CSV", message);
}
