using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <inheritdoc />
public sealed class SqliteBulkWriteTests : BulkWriteTests
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
public sealed class PostgreSqlBulkWriteTests : BulkWriteTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.PostgreSql is null ? "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run" : null;

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(TestServers.PostgreSql);
}

/// <inheritdoc />
public sealed class SqlServerBulkWriteTests : BulkWriteTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.SqlServer is null ? "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER" : null;

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) => options.UseSqlServer(TestServers.SqlServer);
}
