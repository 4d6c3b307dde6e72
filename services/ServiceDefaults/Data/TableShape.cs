using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A table and its statements, by EF Core's model; made once for each model.</summary>
internal sealed class TableShape
{
    private const string Annotation = "Medborgarlofte:TableShape";

    private TableShape(IEntityType entity, ISqlGenerationHelper sql)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
            ?? throw new NotSupportedException($"{entity.Name} has no table of its own.");
        Columns = [.. entity.GetProperties().Select(property => new TableColumn(property))];
        var names = entity.GetProperties().Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!)).ToList();
        var places = names.Select((_, number) => $"@p{number}").ToList();
        var into = $"{sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)})";
        Insert = $"INSERT INTO {into} VALUES ({string.Join(", ", places)})";
        Copy = $"COPY {into} FROM STDIN (FORMAT BINARY)";

        var named = sql.DelimitIdentifier(table.Name);
        var isKey = entity.GetProperties().Select(property => property.IsPrimaryKey()).ToList();
        var sums = names.Where((_, i) => !isKey[i]).Select(name => $"{name} = {named}.{name} + excluded.{name}");
        Add = $"{Insert} ON CONFLICT ({string.Join(", ", names.Where((_, i) => isKey[i]))}) DO UPDATE SET {string.Join(", ", sums)}";
    }

    /// <summary>Every column, in the order of the statements' parameters @p0, @p1 and so on.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Inserts one row.</summary>
    public string Insert { get; }

    /// <summary>Adds to every other column of the row with this key, or inserts it; SQLite and PostgreSQL know it.</summary>
    public string Add { get; }

    /// <summary>Takes rows in PostgreSQL's binary form.</summary>
    public string Copy { get; }

    /// <summary>The shape of an entity's table.</summary>
    public static TableShape Of<TEntity>(DbContext context) where TEntity : class =>
        context.Model.FindEntityType(typeof(TEntity))!.GetOrAddRuntimeAnnotationValue(
            Annotation, static context => new TableShape(context!.Model.FindEntityType(typeof(TEntity))!, context.GetService<ISqlGenerationHelper>()), context);

    /// <summary>The statements' parameters, with a row's values and the types that the model gives them.</summary>
    public DbParameter[] Parameters(DbCommand command, object row) =>
        [.. Columns.Select((column, number) => column.Parameter(command, $"@p{number}", row))];
}

/// <summary>A column: where its value comes from, and how it stands in the database.</summary>
internal sealed class TableColumn(IProperty property)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

    /// <summary>A row's value, as the database has it; null for none.</summary>
    public object? Value(object row)
    {
        var value = getter.GetClrValueUsingContainingEntity(row);
        return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    /// <summary>A parameter of the column's type, with a row's value.</summary>
    public DbParameter Parameter(DbCommand command, string name, object row) =>
        mapping.CreateParameter(command, name, getter.GetClrValueUsingContainingEntity(row), property.IsNullable);
}
