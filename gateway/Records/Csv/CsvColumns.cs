using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;

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

    private CsvColumns(CsvColumns usual)
    {
        byName = new Dictionary<string, (string Field, ReadCell Read)>(usual.byName);
        HasOutcomes = usual.HasOutcomes;
    }

    /// <summary>These columns with a sender's own names of columns and codes beside the usual ones; INVALID_ARGUMENT for a field that there is none of.</summary>
    public CsvColumns With(Mapping mapping)
    {
        var own = new CsvColumns(this);
        foreach (var codes in mapping.Codes.GroupBy(code => Find(code.Field)?.Field ?? throw NoField()))
        {
            var code = codes.GroupBy(one => ColumnNames.Fold(one.Value)).ToDictionary(one => one.Key, one => one.Last().Code);
            foreach (var (name, column) in byName.Where(entry => entry.Value.Field == codes.Key).ToList())
            {
                own.byName[name] = (column.Field, (record, cell, at, row) => column.Read(record, Meant(code, cell, row), at, row));
            }
        }

        foreach (var column in mapping.Columns)
        {
            own.byName[ColumnNames.Fold(column.Column)] = CsvHeader.Find(column.Field, own) ?? throw NoField();
        }

        return own;
    }

    private DomainException NoField() => BadFields.Refuse(
        [new FieldViolation("mapping", $"It names a field that there is none of here. Those that there are: {string.Join(", ", Names)}.")]);

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

    /// <summary>The codes that a cell means: the whole of it, or each of several.</summary>
    private static string Meant(Dictionary<string, string> codes, string cell, CsvRow row) =>
        codes.TryGetValue(ColumnNames.Fold(cell), out var one) ? one
        : row.List(cell).Any(part => codes.ContainsKey(ColumnNames.Fold(part)))
            ? string.Join('|', row.List(cell).Select(part => codes.GetValueOrDefault(ColumnNames.Fold(part), part)))
            : cell;

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
