using System.Data.Common;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>
/// Tables of the police service's shape and with its indexes, for the driver alone. The service's newest rows are what is inserted; full
/// tables hold its other rows before that, for a row costs more among many.
/// </summary>
/// <param name="connection">Open, with the durability that the service asks for.</param>
/// <param name="tables">Their names, and the rows to insert, as the service wrote them.</param>
/// <param name="clear">Statements, each run by itself, that take the inserted rows out and leave the next inserts nothing to tidy up.</param>
internal sealed class BareTables(DbConnection connection, IReadOnlyList<(string Name, IReadOnlyList<object[]> Rows)> tables, IReadOnlyList<string> clear) : IAsyncDisposable
{
    private const string Activities = "police_activities";

    private static readonly IReadOnlyList<string> Names = ["journal", Activities];

    public DbConnection Connection => connection;

    public IReadOnlyList<(string Name, IReadOnlyList<object[]> Rows)> Tables => tables;

    /// <summary>Made from what a host's police service holds.</summary>
    /// <param name="host">Where.</param>
    /// <param name="records">How many of its newest records are the rows to insert.</param>
    /// <param name="full">Whether the tables hold the others, or are empty.</param>
    public static Task<BareTables> CreateAsync(IBenchmarkHost host, int records, bool full) => host switch
    {
        EmbeddedHost embedded => SqliteAsync(embedded, records, full),
        ApartHost apart => PostgreSqlAsync(apart, records, full),
        _ => throw new NotSupportedException(host.Name),
    };

    /// <summary>As they were before anything was inserted.</summary>
    public async Task ClearAsync()
    {
        foreach (var statement in clear)
        {
            await ExecuteAsync(connection, statement);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>In a file of their own, as durable as the service's.</summary>
    private static async Task<BareTables> SqliteAsync(EmbeddedHost host, int records, bool full)
    {
        var connection = new SqliteConnection($"Data Source={host.FileOf($"bare-{Guid.NewGuid():n}.db")}");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"{SqliteSettings.Pragmas(Durability.Full)} ATTACH '{Path.Combine(host.Data, "police.db")}' AS service;");
        foreach (var name in Names)
        {
            foreach (var schema in await BareInserts.ReadAsync(
                connection, $"SELECT sql FROM service.sqlite_master WHERE tbl_name = '{name}' AND sql IS NOT NULL ORDER BY type DESC"))
            {
                await ExecuteAsync(connection, ((string)schema[0]).Replace($"\"{name}\"", $"bare_{name}", StringComparison.Ordinal));
            }
        }

        var tables = await FillAsync(connection, ("service", "bare"), records, full, ["PRAGMA wal_checkpoint(TRUNCATE)"]);

        // A transaction that begins to write would take the lock of every file that is attached.
        await ExecuteAsync(connection, "DETACH service");
        return tables;
    }

    /// <summary>Beside the service's own, in its database.</summary>
    private static async Task<BareTables> PostgreSqlAsync(ApartHost host, int records, bool full)
    {
        var prefix = full ? "full" : "empty";
        var connection = new NpgsqlConnection($"{host.Cluster.Database.Connection("police")};Max Auto Prepare=10;Auto Prepare Min Usages=1");
        await connection.OpenAsync();
        foreach (var name in Names)
        {
            await ExecuteAsync(connection, $"CREATE TABLE {prefix}_{name} (LIKE public.{name} INCLUDING ALL)");
        }

        return await FillAsync(connection, ("public", prefix), records, full, [.. Names.Select(name => $"VACUUM ANALYZE {prefix}_{name}")]);
    }

    private static async Task<BareTables> FillAsync(
        DbConnection connection, (string Schema, string Prefix) from, int records, bool full, IReadOnlyList<string> tidy)
    {
        var activities = $"SELECT \"Sequence\" FROM {from.Schema}.{Activities}";
        var first = (await BareInserts.ReadAsync(connection, $"{activities} ORDER BY \"Sequence\" DESC LIMIT 1 OFFSET {records - 1}"))[0][0];
        var tables = new List<(string Name, IReadOnlyList<object[]> Rows)>();
        foreach (var name in Names)
        {
            // Of the journal only the activities' entries: manifests may stand between them.
            var bare = $"{from.Prefix}_{name}";
            tables.Add((bare, await BareInserts.ReadAsync(
                connection, $"SELECT * FROM {from.Schema}.{name} WHERE \"Sequence\" >= {first} AND \"Sequence\" IN ({activities}) ORDER BY \"Sequence\"")));
            if (full)
            {
                await ExecuteAsync(connection, $"INSERT INTO {bare} SELECT * FROM {from.Schema}.{name} WHERE \"Sequence\" < {first}");
            }
        }

        return new BareTables(connection, tables, [.. tables.Select(table => $"DELETE FROM {table.Name} WHERE \"Sequence\" >= {first}"), .. tidy]);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
