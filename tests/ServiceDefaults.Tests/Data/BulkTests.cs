using System.Data.Common;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>
/// Bulk writes leave in the table what EF Core's own would, column by column, and bulk reads find what its own would, on each database system.
/// </summary>
public abstract class BulkTests : IAsyncLifetime
{
    private const int Many = 1200;
    private const string Drop = "DROP TABLE IF EXISTS bulk_rows; DROP TABLE IF EXISTS bulk_sums; DROP TABLE IF EXISTS bulk_names";

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
    public async Task InsertByEfCore_EveryKindOfColumn_LeavesTheSameAndTracksNothing()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await InTransactionAsync(context, () => context.InsertAsync([Full("a", 1), Bare("a", 2)], CancellationToken.None));
        await InTransactionAsync(context, () => context.InsertByEfCoreAsync([Full("b", 1), Bare("b", 2)], CancellationToken.None));
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal(await ColumnsAsync("a"), await ColumnsAsync("b"));
    }

    [SkippableFact]
    public async Task Add_SomeAreThere_AddsToThoseAndInsertsTheOthers()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await AddTwiceAsync(context, rows => context.AddAsync(rows, () => context.Set<BulkSum>().LoadAsync(), CancellationToken.None));
        Assert.Equal(["a 1: 11 and 3", "a 2: 5 and -7", "b 1: 0 and 9223372036854775807"], await SumsAsync());
    }

    [SkippableFact]
    public async Task AddByEfCore_SomeAreThere_LeavesTheSameAndTracksNothing()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await AddTwiceAsync(context, rows => context.AddByEfCoreAsync(rows, () => context.Set<BulkSum>().LoadAsync(), CancellationToken.None));
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal(["a 1: 11 and 3", "a 2: 5 and -7", "b 1: 0 and 9223372036854775807"], await SumsAsync());
    }

    [SkippableFact]
    public async Task InsertAndAdd_Many_AllAreThere()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        var rows = Enumerable.Range(0, Many).Select(number => Full("many", number)).ToList();
        var sums = Enumerable.Range(0, Many).Select(number => new BulkSum { Group = "many", Number = number, One = number, Other = -number }).ToList();
        await InTransactionAsync(context, () => context.InsertAsync(rows, CancellationToken.None));
        await InTransactionAsync(context, () => context.AddAsync(sums, () => context.Set<BulkSum>().LoadAsync(), CancellationToken.None));
        await InTransactionAsync(context, () => context.AddAsync(sums, () => context.Set<BulkSum>().LoadAsync(), CancellationToken.None));
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Equal(Many, await context.Set<BulkRow>().CountAsync());
        Assert.Equal(
            sums.Select(sum => (sum.Number, 2 * sum.One, 2 * sum.Other)),
            (await context.Set<BulkSum>().AsNoTracking().OrderBy(sum => sum.Number).ToListAsync()).Select(sum => (sum.Number, sum.One, sum.Other)));
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
        await context.InsertAsync<BulkRow>([], CancellationToken.None);
        await context.AddAsync<BulkSum>([], () => Task.CompletedTask, CancellationToken.None);
    }

    [SkippableFact]
    public async Task WithKeys_SomeAreThere_FindsThoseAndNoneOfOthers()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await InTransactionAsync(context, () => context.InsertAsync(Names("a", "b", 1, 2, 3), CancellationToken.None));
        Assert.Equal(["1", "3"], await context.WithKeys<BulkName>(["a"], ["3", "4", "1"]).Select(name => name.Id).Order().ToListAsync());
        Assert.Empty(await context.WithKeys<BulkName>(["a"], []).ToListAsync());
        Assert.Empty(await context.WithKeys<BulkName>(["a"], ["1"]).Where(name => name.Text != "").ToListAsync());
        (await context.WithKeys<BulkName>(["a"], ["2"]).SingleAsync()).Text = "changed";
        await context.SaveChangesAsync();
        Assert.Equal("a", (await context.Set<BulkName>().AsNoTracking().SingleAsync(name => name.Text == "changed")).Group);
    }

    [SkippableFact]
    public async Task InsertAndWithKeys_IdsThatDifferInCaseOnly_AreTwoRows()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await InTransactionAsync(context, () => context.InsertAsync([Of("TK-1"), Of("tk-1"), Of("TK-2")], CancellationToken.None));
        Assert.Equal(["TK-1", "tk-1"], (await context.WithKeys<BulkName>(["a"], ["TK-1", "tk-1", "tk-2"]).ToListAsync()).Select(name => name.Id).Order(StringComparer.Ordinal));
        Assert.Equal("tk-1", (await context.Set<BulkName>().WithAny(context, name => name.Id, ["tk-1", "tk-2"]).SingleAsync()).Id);

        static BulkName Of(string id) => new() { Group = "a", Id = id };
    }

    [SkippableTheory]
    [InlineData(2095)]
    [InlineData(2100)]
    [InlineData(3000)]
    public async Task WithKeysAndWithAny_MoreIdsThanAStatementHasParameters_FindsThem(int many)
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await InTransactionAsync(context, () => context.InsertAsync(Names("a", "b", 0, many - 1, many), CancellationToken.None));
        var ids = Enumerable.Range(0, many).Select(id => $"{id}").ToList();
        Assert.Equal(2, await context.WithKeys<BulkName>(["a"], ids).CountAsync());
        Assert.Equal(4, await context.Set<BulkName>().WithAny(context, name => name.Id, ids).CountAsync());
    }

    /// <summary>Says which database system; the test's own database.</summary>
    protected abstract void Use(DbContextOptionsBuilder options);

    private static BulkRow Full(string group, int number) => new()
    {
        Group = group, Number = number, Text = "Å\n\"'€\t;", Maybe = "", Hash = [0, 1, 255], Yes = true, Long = long.MaxValue, Decimal = -999999999.000021m, Day = new(2020, 2, 29),
        Until = new(2021, 12, 31), Kind = DayOfWeek.Friday, Texts = ["a", "å,\"b\"", ""], Kinds = [DayOfWeek.Monday, DayOfWeek.Sunday],
        Parts = [new("x", 1), new("ö", -2)],
    };

    /// <summary>Names of two groups with the same ids.</summary>
    private protected static List<BulkName> Names(string first, string second, params IEnumerable<int> ids) =>
        [.. from id in ids from name in new[] { first, second } select new BulkName { Group = name, Id = $"{id}" }];

    private static BulkRow Bare(string group, int number) => new() { Group = group, Number = number };

    private static async Task AddTwiceAsync(DbContext context, Func<IReadOnlyList<BulkSum>, Task> add)
    {
        await InTransactionAsync(context, () => add([Of("a", 1, 1, 1), Of("b", 1, 0, long.MaxValue)]));
        await InTransactionAsync(context, () => add([Of("a", 1, 10, 2), Of("a", 2, 5, -7)]));

        static BulkSum Of(string group, int number, long one, long other) => new() { Group = group, Number = number, One = one, Other = other };
    }

    private async Task<List<string>> SumsAsync()
    {
        await using var context = Open();
        var sums = await context.Set<BulkSum>().AsNoTracking().OrderBy(sum => sum.Group).ThenBy(sum => sum.Number).ToListAsync();
        return [.. sums.Select(sum => $"{sum.Group} {sum.Number}: {sum.One} and {sum.Other}")];
    }

    private protected static async Task InTransactionAsync(DbContext context, Func<Task> write)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await write();
        await transaction.CommitAsync();
    }

    private protected BulkContext Open()
    {
        var options = new DbContextOptionsBuilder<BulkContext>();
        Use(options);
        return new BulkContext(options.Options);
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
}
