using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Reads many rows by their keys.</summary>
public static class BulkRead
{
    /// <summary>The rows whose key begins with the same values and goes on with one of these ids.</summary>
    /// <param name="context">The rows' context.</param>
    /// <param name="beginning">Of every key: texts, numbers and enumerations that are stored as numbers.</param>
    /// <param name="ids">What comes next, each once.</param>
    public static IQueryable<TEntity> WithKeys<TEntity>(
        this DbContext context, IReadOnlyList<object> beginning, IReadOnlyCollection<string> ids) where TEntity : class
    {
        var table = TableShape.Of<TEntity>(context);
        switch (context.Database.GetDbConnection())
        {
            case NpgsqlConnection:
                return context.Set<TEntity>().FromSqlRaw(table.LookUpEach(beginning.Count), [.. beginning, ids.ToArray()]);
            case SqlConnection:
                return context.Set<TEntity>().FromSqlRaw(table.LookUpTexts(beginning.Count), [.. beginning, TextLists.Json(ids)]);
            default:
                var id = context.Model.FindEntityType(typeof(TEntity))!.FindPrimaryKey()!.Properties[beginning.Count].Name;
                return context.Set<TEntity>().FromSqlRaw(table.LookUp(beginning.Count), [.. beginning])
                    .Where(row => ids.Contains(EF.Property<string>(row, id)));
        }
    }
}
