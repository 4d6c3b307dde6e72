using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Lists of texts in queries. To SQL Server a list is sent as one parameter, however long it is: EF Core sends each text as a parameter of its
/// own, and from the server's limit of 2,100 on as JSON whose texts have the database's collation, which cannot be compared with our columns
/// (error 468).
/// </summary>
public static class TextLists
{
    /// <summary>The rows with one of these texts in a column.</summary>
    /// <param name="rows">Of this context.</param>
    /// <param name="context">The rows' context.</param>
    /// <param name="column">A text column with the ordinal collation.</param>
    /// <param name="texts">Any number of them.</param>
    public static IQueryable<TEntity> WithAny<TEntity>(
        this IQueryable<TEntity> rows, DbContext context, Expression<Func<TEntity, string>> column, IReadOnlyCollection<string> texts)
    {
        Expression<Func<string, bool>> isAny = text => texts.Contains(text);
        if (context.Database.IsSqlServer())
        {
            var sent = context.Database.SqlQueryRaw<string>(SqlServer("{0}"), Json(texts));
            isAny = text => sent.Contains(text);
        }

        var condition = ReplacingExpressionVisitor.Replace(isAny.Parameters[0], column.Body, isAny.Body);
        return rows.Where(Expression.Lambda<Func<TEntity, bool>>(condition, column.Parameters));
    }

    /// <summary>A list as <see cref="SqlServer"/> takes it.</summary>
    internal static string Json(IReadOnlyCollection<string> texts) => JsonSerializer.Serialize(texts);

    /// <summary>A query for the texts of the JSON list in a parameter. No column that is looked up by text is as long as these may be.</summary>
    internal static string SqlServer(string parameter) =>
        $"SELECT CAST([value] AS nvarchar(450)) COLLATE {OrdinalText.SqlServerCollation} AS [Value] FROM OPENJSON({parameter})";
}
