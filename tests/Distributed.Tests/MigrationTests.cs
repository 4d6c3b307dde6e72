using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>The migrations of every service and database system, without a database.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> All() => ServiceContexts.Named("");

    public static TheoryData<string> SqlServer() => ServiceContexts.Named("SqlServer");

    [Theory]
    [MemberData(nameof(All))]
    public void Migrations_OfEveryContext_HoldTheWholeModel(string name)
    {
        using var context = ServiceContexts.Open(name);
        Assert.False(context.Database.HasPendingModelChanges(), $"{name}: run eng/migrations add.");
    }

    [Theory]
    [MemberData(nameof(SqlServer))]
    public void SqlServerScript_OfAllMigrations_MakesEveryTableColumnAndIndex(string name)
    {
        using var context = ServiceContexts.Open(name);
        var script = context.GetService<IMigrator>().GenerateScript();
        foreach (var table in context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            Assert.Contains($"CREATE TABLE [{table.Name}] (", script, StringComparison.Ordinal);
            Assert.Contains($"CONSTRAINT [{table.PrimaryKey!.Name}] PRIMARY KEY", script, StringComparison.Ordinal);
            Assert.All(table.Columns, column => Assert.Contains($"[{column.Name}] {column.StoreType}", script, StringComparison.Ordinal));
            Assert.All(table.Indexes, index => Assert.Contains($"INDEX [{index.Name}] ON [{table.Name}]", script, StringComparison.Ordinal));
            Assert.True(KeyBytes(table.PrimaryKey.Columns) <= 900, $"The key of {table.Name} may be longer than SQL Server takes.");
            Assert.All(table.Indexes, index =>
                Assert.True(KeyBytes(index.Columns) <= 1700, $"The index {index.Name} may be longer than SQL Server takes."));
        }

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
    }

    [SkippableTheory]
    [MemberData(nameof(SqlServer))]
    public async Task SqlServer_Migrated_TakesEveryMigration(string name)
    {
        Skip.If(TestServers.SqlServer is null, "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER");
        await using var context = ServiceContexts.Open(name, $"{TestServers.SqlServer};Database=medborgarlofte-{Guid.NewGuid():n}");
        await context.Database.MigrateAsync();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        await context.Database.EnsureDeletedAsync();
    }

    /// <summary>Text is nvarchar: two bytes a character; one without a length does not fit into a key at all.</summary>
    private static int KeyBytes(IEnumerable<IColumn> columns) => columns.Sum(column => column.PropertyMappings[0].Property switch
    {
        { ClrType: var type } property when type == typeof(string) => 2 * (property.GetMaxLength() ?? 1_000_000),
        { ClrType: var type } property when type == typeof(byte[]) => property.GetMaxLength() ?? 1_000_000,
        _ => 8,
    });
}
