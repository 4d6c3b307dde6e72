using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <inheritdoc />
public sealed class SqliteBulkTests : BulkTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-bulk-").FullName;

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite($"Data Source={Path.Combine(folder, "bulk.db")};Pooling=False");
}

/// <inheritdoc />
public sealed class PostgreSqlBulkTests : BulkTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.PostgreSql is null ? "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run" : null;

    [SkippableFact]
    public async Task WithKeys_ATableThatWasNotAnalysed_LooksEachIdUp()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE bulk_names SET (autovacuum_enabled = false)");
        await InTransactionAsync(context, () => context.InsertAsync(Names("a", "b", Enumerable.Range(0, 20_000)), CancellationToken.None));
        var ids = Enumerable.Range(0, 500).Select(id => $"{id}").ToList();
        await using var explain = (NpgsqlCommand)context.WithKeys<BulkName>(["a"], ids).CreateDbCommand();
        explain.CommandText = $"EXPLAIN ANALYZE {explain.CommandText}";
        await context.Database.OpenConnectionAsync();
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("Index Cond", StringComparison.Ordinal) && line.Contains("\"Id\"", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Removed by Filter", StringComparison.Ordinal));
    }

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(TestServers.PostgreSql);
}

/// <inheritdoc />
public sealed class SqlServerBulkTests : BulkTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.SqlServer is null ? "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER" : null;

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) => options.UseServiceSqlServer(TestServers.SqlServer);
}
