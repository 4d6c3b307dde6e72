using System.Data.Common;
using System.Globalization;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>
/// The database system under the cluster. MEDBORGARLOFTE_TEST_CLUSTER names it: "Sqlite", or "PostgreSql" or "SqlServer" for the server that
/// MEDBORGARLOFTE_TEST_POSTGRESQL or MEDBORGARLOFTE_TEST_SQLSERVER names; otherwise it is a PostgreSQL of the tests' own, which can be killed.
/// </summary>
internal abstract class DatabaseServer : IDisposable
{
    private static readonly string Named = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_CLUSTER") ?? "";

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => Named switch
    {
        "" => PostgreSqlServer.Missing,
        "Sqlite" => null,
        "PostgreSql" => TestServers.PostgreSql is null ? "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL" : null,
        "SqlServer" => TestServers.SqlServer is null ? "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER" : null,
        _ => throw new InvalidOperationException($"MEDBORGARLOFTE_TEST_CLUSTER is {Named}, and must be Sqlite, PostgreSql or SqlServer."),
    };

    /// <summary>The one that the environment names, not yet started.</summary>
    /// <param name="folder">Where it may keep its data.</param>
    /// <param name="log">What it prints is added to this file.</param>
    public static DatabaseServer New(string folder, string log) => Named switch
    {
        "" => new PostgreSqlServer(folder, log),
        "Sqlite" => new SqliteFiles(folder),
        _ => new NamedServer(Named),
    };

    /// <summary>Value of Database:Provider.</summary>
    public abstract string Provider { get; }

    /// <summary>True where the tests may kill it.</summary>
    public virtual bool CanBeKilled => false;

    /// <summary>Connection string of a database, for a service.</summary>
    public abstract string Connection(string database);

    /// <summary>Makes what it needs, and starts it.</summary>
    public abstract Task CreateAsync();

    /// <summary>Starts it and waits until it answers.</summary>
    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Kills it with -9.</summary>
    public virtual void Kill() => throw new NotSupportedException($"{Provider} is not the tests' own.");

    /// <summary>Deletes a database, whoever uses it.</summary>
    public abstract Task DropAsync(string database);

    /// <summary>Copies a database to a file while it is used, with the system's own command.</summary>
    public virtual Task DumpAsync(string database, string file) => throw new NotSupportedException();

    /// <summary>Makes a database of such a copy, where there is none.</summary>
    public virtual Task LoadAsync(string database, string file) => throw new NotSupportedException();

    /// <summary>The single value of a query.</summary>
    public async Task<T> ScalarAsync<T>(string database, string sql)
    {
        await using var connection = Connect(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = Connect(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public abstract void Dispose();

    /// <summary>A connection without a pool.</summary>
    public abstract DbConnection Connect(string database);
}
