using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>Puts a cell that is not empty into a record.</summary>
/// <param name="record">Where to.</param>
/// <param name="cell">The cell.</param>
/// <param name="column">Name of its column, for what is wrong with it.</param>
/// <param name="row">Its row.</param>
internal delegate void ReadCell(IMessage record, string cell, CsvColumn column, CsvRow row);

/// <summary>The columns that a kind of record may have, from its message: a new field is a new column.</summary>
internal sealed class CsvColumns
{
    private const string State = "state";
    private readonly Dictionary<string, (string Field, ReadCell Read)> byName = [];

    private CsvColumns(MessageDescriptor record)
    {
        foreach (var field in record.Fields.InDeclarationOrder().Where(field => field.JsonName != State))
        {
            var columns = field.FieldType != FieldType.Message ? [(field.JsonName, Plain(field))] : SpecialColumns.Of(field).ToList();
            foreach (var (name, read) in columns)
            {
                foreach (var spelling in ColumnNames.Of(name))
                {
                    byName.TryAdd(spelling, (name, read));
                }
            }

            HasOutcomes |= field.Is(OutcomeCount.Descriptor);
        }
    }

    /// <summary>The names of the columns, as the API has them.</summary>
    public IEnumerable<string> Names => byName.Values.Select(column => column.Field).Distinct();

    /// <summary>True when there may be a column for each outcome.</summary>
    public bool HasOutcomes { get; }

    public static CsvColumns Of(MessageDescriptor record) => new(record);

    /// <summary>The field and its reader for the name of a column; null when there is none.</summary>
    public (string Field, ReadCell Read)? Find(string name) => byName.TryGetValue(ColumnNames.Fold(name), out var found) ? found : null;

    private static ReadCell Plain(FieldDescriptor field)
    {
        var words = field.FieldType == FieldType.Enum ? EnumTable.Of(field.EnumType) : null;
        var text = CellTexts.Of(field.JsonName);
        return field.IsRepeated
            ? (record, cell, column, row) => ReadList(words, text, (IList)field.Accessor.GetValue(record), cell, column, row)
            : (record, cell, column, row) => ReadOne(field, words, text, record, cell, column, row);
    }

    private static void ReadList(EnumTable? words, ReadText text, IList list, string cell, CsvColumn column, CsvRow row)
    {
        foreach (var value in row.List(cell).Select(part => words is null ? text(part, column, row) : Word(words, part, column, row)).OfType<object>())
        {
            list.Add(value);
        }
    }

    private static void ReadOne(FieldDescriptor field, EnumTable? words, ReadText text, IMessage record, string cell, CsvColumn column, CsvRow row)
    {
        var line = CsvRow.OneLine(cell);
        object? value = field.FieldType switch
        {
            FieldType.String => text(line, column, row),
            FieldType.Int64 => row.Whole(line, column),
            FieldType.Bool => Flag(line, column, row),
            FieldType.Enum => Word(words!, line, column, row),
            _ => throw new NotSupportedException($"{field.FullName}: a cell of this type is not defined here."),
        };
        if (value is not null)
        {
            field.Accessor.SetValue(record, value);
        }
    }

    private static object? Word(EnumTable words, string cell, CsvColumn column, CsvRow row)
    {
        var value = words.Find(ColumnNames.Word(cell), ColumnNames.Fold);
        if (value is null)
        {
            row.Add(column, $"Must be one of: {words.Accepted}.");
        }

        return value;
    }

    private static bool? Flag(string cell, CsvColumn column, CsvRow row)
    {
        switch (ColumnNames.Fold(cell))
        {
            case "true" or "ja" or "yes" or "sant" or "1":
                return true;
            case "false" or "nej" or "no" or "falskt" or "0":
                return false;
            default:
                row.Add(column, "Must be ja or nej, true or false.");
                return null;
        }
    }
}
