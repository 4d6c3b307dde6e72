using System.Data.Common;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>Tables of the police service's shape, with its indexes, for the driver alone.</summary>
internal static class BareTables
{
    private const string Journal = "bare_journal";
    private const string Activities = "bare_activities";

    /// <summary>Makes them in a SQLite file of their own, as durable as the service's.</summary>
    public static async Task<DbConnection> SqliteAsync(EmbeddedHost host)
    {
        var schema = new List<string>();
        await using (var filled = Filled(host))
        {
            await filled.OpenAsync();
            schema.AddRange((await BareInserts.ReadAsync(
                filled, "SELECT sql FROM sqlite_master WHERE tbl_name IN ('journal', 'police_activities') AND sql IS NOT NULL ORDER BY type DESC"))
                .Select(row => ((string)row[0]).Replace("\"journal\"", Journal, StringComparison.Ordinal)
                    .Replace("\"police_activities\"", Activities, StringComparison.Ordinal)));
        }

        var connection = new SqliteConnection($"Data Source={host.FileOf($"bare-{Guid.NewGuid():n}.db")}");
        await ExecuteAsync(connection, $"{SqliteSettings.Pragmas(Durability.Full)} {string.Join(";\n", schema)}");
        return connection;
    }

    /// <summary>Makes them beside the service's own, in its PostgreSQL database.</summary>
    public static async Task<DbConnection> PostgreSqlAsync(ApartHost host)
    {
        var connection = Filled(host);
        await ExecuteAsync(connection, $"""
            CREATE TABLE {Journal} (LIKE public.journal INCLUDING ALL);
            CREATE TABLE {Activities} (LIKE public.police_activities INCLUDING ALL);
            """);
        return connection;
    }

    /// <summary>The tables' names, and so many rows for each as the service wrote them.</summary>
    public static async Task<IReadOnlyList<(string Table, IReadOnlyList<object[]> Rows)>> ReadAsync(IBenchmarkHost host, string source, int records)
    {
        await using var filled = Filled(host);
        await filled.OpenAsync();
        return
        [
            (Journal, await BareInserts.ReadAsync(filled, $"SELECT * FROM journal WHERE \"Subject\" LIKE 'police-activity/{source}/%' LIMIT {records}")),
            (Activities, await BareInserts.ReadAsync(filled, $"SELECT * FROM police_activities WHERE \"Source\" = '{source}' LIMIT {records}")),
        ];
    }

    private static DbConnection Filled(IBenchmarkHost host) => host switch
    {
        ApartHost apart => new NpgsqlConnection($"{apart.Cluster.Postgres.Connection("police")};Max Auto Prepare=10;Auto Prepare Min Usages=1"),
        EmbeddedHost embedded => new SqliteConnection($"Data Source={Path.Combine(embedded.Data, "police.db")};Mode=ReadOnly"),
        _ => throw new NotSupportedException(host.Name),
    };

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
