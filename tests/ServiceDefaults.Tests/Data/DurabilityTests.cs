using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>What a database is told to write to disk before a commit returns.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-durable-").FullName;

    [Theory]
    [InlineData(Durability.Full, "2")]
    [InlineData(Durability.Rebuildable, "1")]
    public async Task Sqlite_Commit_WaitsForTheDiskWhereItMustOutliveAPowerCut(Durability durability, string synchronous) =>
        Assert.Equal(synchronous, await AskAsync("Sqlite", $"Data Source={Path.Combine(folder, "durable.db")};Pooling=False", "PRAGMA synchronous", durability));

    [SkippableTheory]
    [InlineData(Durability.Full, "on")]
    [InlineData(Durability.Rebuildable, "off")]
    public async Task PostgreSql_Commit_WaitsForTheDiskWhereItMustOutliveAPowerCut(Durability durability, string synchronous)
    {
        Skip.If(TestServers.PostgreSql is null, "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run");
        Assert.Equal(synchronous, await AskAsync("PostgreSql", $"{TestServers.PostgreSql};Options=-c statement_timeout=60s", "SHOW synchronous_commit", durability));
        Assert.Equal("1min", await AskAsync("PostgreSql", $"{TestServers.PostgreSql};Options=-c statement_timeout=60s", "SHOW statement_timeout", durability));
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string?> AskAsync(string provider, string connection, string sql, Durability durability)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["Database:Provider"] = provider;
        builder.Configuration["ConnectionStrings:durable"] = connection;
        builder.AddServiceDatabase<Context, OnSqlite, OnPostgreSql, OnSqlServer>("durable", durability);
        using var host = builder.Build();
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<Context>>().CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    }

    private abstract class Context(DbContextOptions options) : DbContext(options);

    private sealed class OnSqlite(DbContextOptions<OnSqlite> options) : Context(options);

    private sealed class OnPostgreSql(DbContextOptions<OnPostgreSql> options) : Context(options);

    private sealed class OnSqlServer(DbContextOptions<OnSqlServer> options) : Context(options);
}
