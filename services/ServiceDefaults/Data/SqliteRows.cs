using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// One statement for many rows, prepared once and run on SQLite's own interface: the driver looks up each parameter's name and makes a reader
/// for every row, which costs as much again as storing it. Values stand as EF Core's provider stores them.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] utf8 = new byte[1024];

    private SqliteRows(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    /// <summary>Runs a statement with the parameters @p0, @p1 and so on for each row, in the transaction that the connection has begun.</summary>
    public static void Execute<TEntity>(
        SqliteConnection connection, string sql, IReadOnlyList<TableColumn> columns, IReadOnlyList<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        using var each = new SqliteRows(connection, sql);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
            {
                each.Bind(i + 1, columns[i].Value(row));
            }

            each.Step();
        }
    }

    public void Dispose() => statement.Dispose();

    private void Step()
    {
        var result = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, database);
        raw.sqlite3_reset(statement);
    }

    private void Bind(int index, object? value) => SqliteException.ThrowExceptionForRC(
        value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => BindText(index, text),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int(statement, index, number),
            decimal number => BindText(index, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
            Enum code => raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(code, CultureInfo.InvariantCulture)),
            DateOnly day => BindText(index, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            _ => throw new NotSupportedException($"Columns of {value.GetType().Name} are not written in bulk."),
        },
        database);

    private int BindText(int index, string text)
    {
        if (utf8.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
        {
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        }

        return raw.sqlite3_bind_text(statement, index, utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
    }
}
