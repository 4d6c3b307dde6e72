using System.Collections;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A table and its statements, by EF Core's model; made once for each model.</summary>
internal sealed class TableShape
{
    private const string Annotation = "Medborgarlofte:TableShape";

    private readonly string name;
    private readonly IReadOnlyList<string> key;

    private TableShape(IEntityType entity, ISqlGenerationHelper sql)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
            ?? throw new NotSupportedException($"{entity.Name} has no table of its own.");
        Columns = [.. entity.GetProperties().Select(property => new TableColumn(property))];
        var names = entity.GetProperties().Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!)).ToList();
        var places = names.Select((_, number) => $"@p{number}").ToList();
        name = sql.DelimitIdentifier(table.Name, table.Schema);
        key = [.. entity.FindPrimaryKey()!.Properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!))];
        var into = $"{name} ({string.Join(", ", names)})";
        Insert = $"INSERT INTO {into} VALUES ({string.Join(", ", places)})";
        Copy = $"COPY {into} FROM STDIN (FORMAT BINARY)";

        var sums = names.Except(key).Select(number => $"{number} = {sql.DelimitIdentifier(table.Name)}.{number} + excluded.{number}");
        var add = $"ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", sums)}";
        Add = $"{Insert} {add}";
        AddTogether = $"INSERT INTO {into} SELECT * FROM unnest({string.Join(", ", places)}) {add}";
    }

    /// <summary>Every column, in the order of the statements' parameters @p0, @p1 and so on.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Inserts one row.</summary>
    public string Insert { get; }

    /// <summary>Adds to every other column of the row with this key, or inserts it; SQLite and PostgreSQL know it.</summary>
    public string Add { get; }

    /// <summary>The same for many rows, each with a key of its own; the parameters are arrays, one for each column. PostgreSQL knows it.</summary>
    public string AddTogether { get; }

    /// <summary>Takes rows in PostgreSQL's binary form.</summary>
    public string Copy { get; }

    /// <summary>The shape of an entity's table.</summary>
    public static TableShape Of<TEntity>(DbContext context) where TEntity : class =>
        context.Model.FindEntityType(typeof(TEntity))!.GetOrAddRuntimeAnnotationValue(
            Annotation, static context => new TableShape(context!.Model.FindEntityType(typeof(TEntity))!, context.GetService<ISqlGenerationHelper>()), context);

    /// <summary>The rows whose key begins with so many values {0}, {1} and so on.</summary>
    public string LookUp(int values) => $"SELECT * FROM {name} WHERE {string.Join(" AND ", key.Take(values).Select((part, i) => $"{part} = {{{i}}}"))}";

    /// <summary>
    /// Of those the ones whose key goes on with an element of the array in the next parameter, for PostgreSQL. It knows nothing of a
    /// table's values until it has analysed it, a minute after the first rows, and nothing of a new source's until the next time. What it
    /// does not know it takes for rare, and then reads every row that begins so to compare what comes next. OFFSET leaves it nothing to
    /// choose: each element is looked up by itself.
    /// </summary>
    public string LookUpEach(int values) =>
        $"SELECT one.* FROM unnest({{{values}}}) AS id CROSS JOIN LATERAL ({LookUp(values)} AND {key[values]} = id OFFSET 0) AS one";

    /// <summary>Of those the ones whose key goes on with a text of the JSON list in the next parameter, for SQL Server.</summary>
    public string LookUpTexts(int values) => $"{LookUp(values)} AND {key[values]} IN ({TextLists.SqlServer($"{{{values}}}")})";

    /// <summary>The statements' parameters, with a row's values and the types that the model gives them.</summary>
    public DbParameter[] Parameters(DbCommand command, object row) =>
        [.. Columns.Select((column, number) => column.Parameter(command, $"@p{number}", row))];
}

/// <summary>A column: where its value comes from, and how it stands in the database.</summary>
internal sealed class TableColumn(IProperty property)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
    private object? empty;

    /// <summary>A row's value, as the database has it; null for none.</summary>
    public object? Value(object row)
    {
        var value = getter.GetClrValueUsingContainingEntity(row);
        if (mapping.Converter is not { } converter)
        {
            return value;
        }

        return value switch
        {
            // Most lists of most records are empty.
            ICollection { Count: 0 } => empty ??= converter.ConvertToProvider(value),

            // The text that EF Core makes of a list where a database has none, without a stream and a writer for each.
            List<string> texts when property.IsPrimitiveCollection => JsonSerializer.Serialize(texts),
            _ => converter.ConvertToProvider(value),
        };
    }

    /// <summary>The rows' values, in an array of the type that the database has them in; every row has one.</summary>
    public Array Values(IReadOnlyList<object> rows)
    {
        var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
        var values = Array.CreateInstance(type, rows.Count);
        for (var number = 0; number < rows.Count; number++)
        {
            values.SetValue(Value(rows[number]), number);
        }

        return values;
    }

    /// <summary>A parameter of the column's type, with a row's value.</summary>
    public DbParameter Parameter(DbCommand command, string name, object row) =>
        mapping.CreateParameter(command, name, getter.GetClrValueUsingContainingEntity(row), property.IsNullable);
}
