using System.Data;
using System.Data.Common;
using System.Globalization;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>The same errors, provoked for real on each database system.</summary>
public abstract class DatabaseErrorsTests : IAsyncLifetime
{
    private readonly string table = $"errors_{Guid.NewGuid():n}";

    /// <summary>Why the system cannot be tested; null when it can.</summary>
    protected virtual string? Missing => null;

    /// <summary>Why not even a connection can be tried; null when it can.</summary>
    protected virtual string? NoClient => null;

    /// <summary>A new connection, not open.</summary>
    protected abstract DbConnection Connect();

    /// <summary>A connection to where nothing answers.</summary>
    protected abstract DbConnection ConnectToNothing();

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Missing is null)
        {
            await ExecuteAsync($"CREATE TABLE {table} (id int PRIMARY KEY, value int NOT NULL)");
            await ExecuteAsync($"INSERT INTO {table} VALUES (1, 0), (2, 0)");
        }
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (Missing is null)
        {
            await ExecuteAsync($"DROP TABLE {table}");
        }
    }

    [SkippableFact]
    public async Task Classify_SameKeyTwice_IsUniqueViolation()
    {
        Skip.If(Missing is not null, Missing);
        var error = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync($"INSERT INTO {table} VALUES (1, 0)"));
        Assert.Equal(DatabaseError.UniqueViolation, DatabaseErrors.Classify(error));
        Assert.Equal(DatabaseError.UniqueViolation, DatabaseErrors.Classify(new InvalidOperationException("As EF Core wraps it.", error)));
        Assert.False(DatabaseErrors.IsTransient(error));
    }

    [SkippableFact]
    public async Task Classify_ValueMissing_IsOther()
    {
        Skip.If(Missing is not null, Missing);
        var error = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync($"INSERT INTO {table} VALUES (3, NULL)"));
        Assert.Equal(DatabaseError.Other, DatabaseErrors.Classify(error));
    }

    [SkippableFact]
    public async Task Classify_NothingAnswers_IsUnavailable()
    {
        Skip.If(NoClient is not null, NoClient);
        await using var nothing = ConnectToNothing();
        var error = await Assert.ThrowsAnyAsync<DbException>(() => nothing.OpenAsync());
        Assert.Equal(DatabaseError.Unavailable, DatabaseErrors.Classify(error));
    }

    [SkippableFact]
    public async Task Classify_EachWaitsForTheOther_IsConflict()
    {
        Skip.If(Missing is not null, Missing);
        await using var one = Connect();
        await using var other = Connect();
        await using var first = await BeginAsync(one);
        await UpdateAsync(first, 1);
        var error = await Assert.ThrowsAnyAsync<DbException>(async () =>
        {
            await using var second = await BeginAsync(other);
            await UpdateAsync(second, 2);

            // Both end, whichever is chosen to fail: a connection that is still at work cannot be given back.
            await Task.WhenAll(UpdateAsync(first, 2), UpdateAsync(second, 1));
        });
        Assert.Equal(DatabaseError.Conflict, DatabaseErrors.Classify(error));
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection)
    {
        await connection.OpenAsync();
        return await connection.BeginTransactionAsync(IsolationLevel.Serializable);
    }

    private async Task UpdateAsync(DbTransaction transaction, int id)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"UPDATE {table} SET value = value + 1 WHERE id = {id}";
        await command.ExecuteNonQueryAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <inheritdoc />
public sealed class SqliteErrorsTests : DatabaseErrorsTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-errors-").FullName;

    [Theory]
    [InlineData(8, DatabaseError.Unavailable)]
    [InlineData(11, DatabaseError.Unavailable)]
    [InlineData(13, DatabaseError.Unavailable)]
    [InlineData(26, DatabaseError.Unavailable)]
    [InlineData(5, DatabaseError.Conflict)]
    [InlineData(1, DatabaseError.Other)]
    public void Classify_SqlitesCode_IsWhatItMeans(int code, DatabaseError expected) =>
        Assert.Equal(expected, DatabaseErrors.Classify(new SqliteException("", code)));

    /// <inheritdoc />
    protected override DbConnection Connect() =>
        new SqliteConnection($"Data Source={Path.Combine(folder, "errors.db")};Default Timeout=1;Pooling=False");

    /// <inheritdoc />
    protected override DbConnection ConnectToNothing() => new SqliteConnection($"Data Source={Path.Combine(folder, "no", "such.db")}");

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <inheritdoc />
public sealed class PostgreSqlErrorsTests : DatabaseErrorsTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.PostgreSql is null ? "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run" : null;

    /// <inheritdoc />
    protected override DbConnection Connect() => new NpgsqlConnection(TestServers.PostgreSql);

    /// <inheritdoc />
    protected override DbConnection ConnectToNothing() => new NpgsqlConnection("Host=127.0.0.1;Port=1;Username=test;Database=test");

    [Theory]
    [InlineData("25006", DatabaseError.Unavailable)]
    [InlineData("28P01", DatabaseError.Unavailable)]
    [InlineData("3D000", DatabaseError.Unavailable)]
    [InlineData("53100", DatabaseError.Unavailable)]
    [InlineData("57014", DatabaseError.Unavailable)]
    [InlineData("25P03", DatabaseError.Unavailable)]
    [InlineData("40P01", DatabaseError.Conflict)]
    [InlineData("23505", DatabaseError.UniqueViolation)]
    [InlineData("22021", DatabaseError.Other)]
    [InlineData("42P01", DatabaseError.Other)]
    public void Classify_PostgreSqlsState_IsWhatItMeans(string state, DatabaseError expected) =>
        Assert.Equal(expected, DatabaseErrors.Classify(new PostgresException("", "ERROR", "ERROR", state)));

    [SkippableFact]
    public async Task Classify_SessionEndedByTheServer_IsUnavailable()
    {
        Skip.If(Missing is not null, Missing);
        await using var connection = new NpgsqlConnection($"{TestServers.PostgreSql};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pg_backend_pid())", connection);
        var error = await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(DatabaseError.Unavailable, DatabaseErrors.Classify(error));
    }
}

/// <inheritdoc />
public sealed class SqlServerErrorsTests : DatabaseErrorsTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.SqlServer is null ? "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER" : null;

    /// <inheritdoc />
    protected override string? NoClient =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).Length == 1 ? "SqlClient opens no connection without ICU." : null;

    /// <inheritdoc />
    protected override DbConnection Connect() => new SqlConnection(TestServers.SqlServer);

    /// <inheritdoc />
    protected override DbConnection ConnectToNothing() => new SqlConnection("Server=127.0.0.1,1;Connect Timeout=2;User Id=test;Password=test");
}
