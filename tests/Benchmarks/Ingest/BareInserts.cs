using System.Data.Common;
using System.Diagnostics;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>
/// The same two rows for each record, inserted by the driver alone into tables of the same shape: many rows in a statement, prepared once,
/// and a transaction for more records than the service commits together.
/// </summary>
/// <param name="bare">The tables and the rows.</param>
/// <param name="rowsPerStatement">A divisor of 500.</param>
internal sealed class BareInserts(BareTables bare, int rowsPerStatement)
{
    private const int RecordsPerTransaction = 500;

    /// <summary>Rows in a statement.</summary>
    public int RowsPerStatement => rowsPerStatement;

    /// <summary>Inserts every row; how long that took.</summary>
    public async Task<TimeSpan> RunAsync()
    {
        await bare.ClearAsync();
        var tables = bare.Tables;
        var commands = tables.Select(Prepare).ToList();
        var began = Stopwatch.GetTimestamp();
        for (var from = 0; from < tables[0].Rows.Count; from += RecordsPerTransaction)
        {
            await using var transaction = await bare.Connection.BeginTransactionAsync();
            for (var i = 0; i < tables.Count; i++)
            {
                commands[i].Transaction = transaction;
                for (var row = from; row < from + RecordsPerTransaction; row += rowsPerStatement)
                {
                    Fill(commands[i], tables[i].Rows, row);
                    await commands[i].ExecuteNonQueryAsync();
                }
            }

            await transaction.CommitAsync();
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        commands.ForEach(command => command.Dispose());
        return elapsed;
    }

    /// <summary>With as many rows in a statement as are fastest with the connection's driver: each number is tried.</summary>
    public static async Task<BareInserts> FastestAsync(BareTables bare)
    {
        var tried = new List<(TimeSpan Time, BareInserts Inserts)>();
        foreach (var rows in (int[])[2, 5, 20, 100, 500])
        {
            var inserts = new BareInserts(bare, rows);
            await inserts.RunAsync();
            tried.Add((await inserts.RunAsync(), inserts));
        }

        return tried.MinBy(one => one.Time).Inserts;
    }

    /// <summary>Every row of a query.</summary>
    public static async Task<List<object[]>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private DbCommand Prepare((string Name, IReadOnlyList<object[]> Rows) table)
    {
        var command = bare.Connection.CreateCommand();
        var columns = table.Rows[0].Length;
        var rows = Enumerable.Range(0, rowsPerStatement).Select(row =>
            $"({string.Join(',', Enumerable.Range(row * columns, columns).Select(number => $"@p{number}"))})");
        command.CommandText = $"INSERT INTO {table.Name} VALUES {string.Join(',', rows)}";
        for (var i = 0; i < rowsPerStatement * columns; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = table.Rows[0][i % columns];
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Fill(DbCommand command, IReadOnlyList<object[]> rows, int from)
    {
        var columns = rows[0].Length;
        for (var row = 0; row < rowsPerStatement; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                command.Parameters[(row * columns) + column].Value = rows[from + row][column];
            }
        }
    }
}
