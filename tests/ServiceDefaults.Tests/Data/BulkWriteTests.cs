using System.Data.Common;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>Bulk writes leave in the table what EF Core's own would, column by column, on each database system.</summary>
public abstract class BulkWriteTests : IAsyncLifetime
{
    private const int Many = 1200;
    private const string Drop = "DROP TABLE IF EXISTS bulk_rows";

    /// <summary>Why the system cannot be tested; null when it can.</summary>
    protected virtual string? Missing => null;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Missing is null)
        {
            await using var context = Open();
            await context.Database.ExecuteSqlRawAsync(Drop);
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (Missing is null)
        {
            await using var context = Open();
            await context.Database.ExecuteSqlRawAsync(Drop);
        }
    }

    [SkippableFact]
    public async Task Insert_EveryKindOfColumn_LeavesWhatEfCoreLeaves()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        context.AddRange(Full("a", 1), Bare("a", 2));
        await context.SaveChangesAsync();
        await InTransactionAsync(context, () => context.InsertAsync([Full("b", 1), Bare("b", 2)], CancellationToken.None));
        Assert.Equal(await ColumnsAsync("a"), await ColumnsAsync("b"));
    }

    [SkippableFact]
    public async Task ByEfCore_InsertThenUpdate_LeavesTheSameAndTracksNothing()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await InTransactionAsync(context, () => context.InsertAsync([Full("a", 1), Bare("a", 2)], CancellationToken.None));
        context.ChangeTracker.Clear();
        await InTransactionAsync(context, () => context.InsertByEfCoreAsync([Bare("b", 1), Full("b", 2)], CancellationToken.None));
        await InTransactionAsync(context, () => context.UpdateByEfCoreAsync([Full("b", 1), Bare("b", 2)], CancellationToken.None));
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal(await ColumnsAsync("a"), await ColumnsAsync("b"));
    }

    [SkippableFact]
    public async Task Update_EveryKindOfColumn_LeavesWhatEfCoreLeaves()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        context.AddRange(Bare("a", 1), Full("a", 2), Full("b", 1), Bare("b", 2), Bare("c", 1));
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await InTransactionAsync(context, () => context.UpdateAsync([Full("a", 1), Bare("a", 2)], CancellationToken.None));
        Assert.Equal(await ColumnsAsync("b"), await ColumnsAsync("a"));
        Assert.Single(await ColumnsAsync("c"));
    }

    [SkippableFact]
    public async Task InsertAndUpdate_Many_AllAreThere()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        var rows = Enumerable.Range(0, Many).Select(number => Full("many", number)).ToList();
        await InTransactionAsync(context, () => context.InsertAsync(rows, CancellationToken.None));
        rows.ForEach(row => row.Text = $"changed {row.Number}");
        await InTransactionAsync(context, () => context.UpdateAsync(rows, CancellationToken.None));
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal(
            rows.Select(row => row.Text).Order(StringComparer.Ordinal),
            (await context.Set<Row>().AsNoTracking().Select(row => row.Text).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Insert_AKeyThatIsThere_IsAUniqueViolationAndLeavesNothing()
    {
        Skip.If(Missing is not null, Missing);
        await using (var context = Open())
        {
            await InTransactionAsync(context, () => context.InsertAsync([Bare("a", 2)], CancellationToken.None));
        }

        await using var other = Open();
        var error = await Assert.ThrowsAnyAsync<Exception>(
            () => InTransactionAsync(other, () => other.InsertAsync([Bare("a", 1), Bare("a", 2), Bare("a", 3)], CancellationToken.None)));
        Assert.True(DatabaseErrors.IsUniqueViolation(error), error.ToString());
        Assert.Single(await ColumnsAsync("a"));
    }

    [SkippableFact]
    public async Task Write_NoRows_DoesNothing()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await context.InsertAsync<Row>([], CancellationToken.None);
        await context.UpdateAsync<Row>([], CancellationToken.None);
    }

    /// <summary>Says which database system; the test's own database.</summary>
    protected abstract void Use(DbContextOptionsBuilder options);

    private static Row Full(string group, int number) => new()
    {
        Group = group, Number = number, Text = "Å\n\"'€\t;", Maybe = "", Hash = [0, 1, 255], Yes = true, Long = long.MaxValue, Day = new(2020, 2, 29),
        Until = new(2021, 12, 31), Kind = DayOfWeek.Friday, Texts = ["a", "å,\"b\"", ""], Kinds = [DayOfWeek.Monday, DayOfWeek.Sunday],
        Parts = [new("x", 1), new("ö", -2)],
    };

    private static Row Bare(string group, int number) => new() { Group = group, Number = number };

    private static async Task InTransactionAsync(DbContext context, Func<Task> write)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await write();
        await transaction.CommitAsync();
    }

    private Context Open()
    {
        var options = new DbContextOptionsBuilder<Context>();
        Use(options);
        return new Context(options.Options);
    }

    /// <summary>The rows of a group as the database has them, all columns but the group; sorted.</summary>
    private async Task<List<string>> ColumnsAsync(string group)
    {
        await using var context = Open();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        await context.Database.OpenConnectionAsync();
        command.CommandText = "SELECT * FROM bulk_rows";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, index => Text(reader, index));
            if (columns.Remove("Group", out var of) && of.EndsWith($" {group}", StringComparison.Ordinal))
            {
                rows.Add(string.Join(" | ", columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key} {column.Value}")));
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Text(DbDataReader reader, int index) => reader.GetValue(index) switch
    {
        byte[] bytes => $"bytes {Convert.ToHexString(bytes)}",
        Array array => $"{array.GetType().Name} {string.Join(',', array.Cast<object>())}",
        var value => $"{value.GetType().Name} {value}",
    };

    /// <summary>A column of every kind that the services have.</summary>
    private sealed class Row
    {
        public required string Group { get; init; }
        public required int Number { get; init; }
        public string Text { get; set; } = "";
        public string? Maybe { get; init; }
        public byte[] Hash { get; init; } = [];
        public bool Yes { get; init; }
        public long Long { get; init; }
        public DateOnly Day { get; init; }
        public DateOnly? Until { get; init; }
        public DayOfWeek Kind { get; init; }
        public List<string> Texts { get; init; } = [];
        public List<DayOfWeek> Kinds { get; init; } = [];
        public List<Part> Parts { get; init; } = [];
    }

    private sealed record Part(string Name, int Count);

    private sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
        {
            row.ToTable("bulk_rows");
            row.HasKey(r => new { r.Group, r.Number });
            row.Property(r => r.Group).HasMaxLength(64);
            row.Property(r => r.Parts).IsJson();
        });
    }
}

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
