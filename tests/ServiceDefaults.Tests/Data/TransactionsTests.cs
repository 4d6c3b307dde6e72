using System.Data.Common;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>Readers and writers beside each other, on each database system.</summary>
public abstract class TransactionsTests : IAsyncLifetime
{
    private const string Drop = "DROP TABLE IF EXISTS snapshot_notes";

    /// <summary>Why the system cannot be tested; null when it can.</summary>
    protected virtual string? Missing => null;

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        if (Missing is null)
        {
            await using var context = Open();
            await context.Database.ExecuteSqlRawAsync(Drop);
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
            context.AddRange(new SnapshotNote { Id = "TK-1", Text = "before" }, new SnapshotNote { Id = "tk-1", Text = "other" });
            await context.SaveChangesAsync();
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
    public async Task BeginRead_AWriterHasChangedTheRow_ReadsWhatIsCommitted()
    {
        Skip.If(Missing is not null, Missing);
        await using var writing = Open();
        await using var transaction = await writing.Database.BeginWriteAsync(CancellationToken.None);
        await WriteAsync(writing, "after");
        await using var reading = Open();
        await using (await reading.Database.BeginReadAsync(CancellationToken.None))
        {
            Assert.Equal("before", await ReadAsync(reading));
        }

        // A query by itself does not wait either.
        Assert.Equal("before", await ReadAsync(reading));
        await transaction.CommitAsync();
        Assert.Equal("after", await ReadAsync(reading));
    }

    [SkippableFact]
    public async Task BeginRead_StaysOpen_WritersCommitAndOnlyTheNextReaderSeesIt()
    {
        Skip.If(Missing is not null, Missing);
        await using var first = Open();
        await using var snapshot = await first.Database.BeginReadAsync(CancellationToken.None);
        Assert.Equal("before", await ReadAsync(first));
        await using (var writing = Open())
        {
            await using var transaction = await writing.Database.BeginWriteAsync(CancellationToken.None);
            await WriteAsync(writing, "after");
            await transaction.CommitAsync();
        }

        await using var next = Open();
        await using var later = await next.Database.BeginReadAsync(CancellationToken.None);
        Assert.Equal("after", await ReadAsync(next));
        Assert.Equal("before", await ReadAsync(first));
    }

    [SkippableFact]
    public async Task BeginRead_DisposedOf_LeavesTheConnectionForWriters()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        for (var round = 0; round < 2; round++)
        {
            await using (await context.Database.BeginReadAsync(CancellationToken.None))
            {
                Assert.NotNull(context.Database.CurrentTransaction);
                await ReadAsync(context);
            }

            Assert.Null(context.Database.CurrentTransaction);
            Assert.Equal(System.Data.ConnectionState.Closed, context.Database.GetDbConnection().State);
            await WriteAsync(context, $"round {round}");
            await using var transaction = await context.Database.BeginWriteAsync(CancellationToken.None);
            await WriteAsync(context, $"again {round}");
            await transaction.CommitAsync();
        }

        Assert.Equal("again 1", await ReadAsync(context));
    }

    [SkippableFact]
    public async Task BeginRead_CancelledBeforeItBegins_HoldsNobodyUp()
    {
        Skip.If(Missing is not null, Missing);
        await using (var context = Open())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.Database.BeginReadAsync(new CancellationToken(canceled: true)));
        }

        await using var writing = Open();
        await using var transaction = await writing.Database.BeginWriteAsync(CancellationToken.None);
        Assert.Equal(1, await WriteAsync(writing, "after"));
        await transaction.CommitAsync();
    }

    [SkippableFact]
    public async Task Track_IdsThatDifferInCaseOnly_AreTwoRows()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        Assert.Equal(["before", "other"], (await context.Notes.OrderBy(note => note.Id).ToListAsync()).Select(note => note.Text));
        Assert.Equal(2, context.ChangeTracker.Entries().Count());
        Assert.Equal("other", (await context.Notes.FindAsync("tk-1"))!.Text);
    }

    /// <summary>Says which database system; the test's own database.</summary>
    protected abstract void Use(DbContextOptionsBuilder options);

    internal SnapshotContext Open()
    {
        var options = new DbContextOptionsBuilder<SnapshotContext>();
        Use(options);
        return new SnapshotContext(options.Options);
    }

    private static Task<int> WriteAsync(SnapshotContext context, string text) =>
        context.Notes.Where(note => note.Id == "TK-1").ExecuteUpdateAsync(note => note.SetProperty(n => n.Text, text));

    private static Task<string> ReadAsync(SnapshotContext context) =>
        context.Notes.Where(note => note.Id == "TK-1").Select(note => note.Text).SingleAsync();
}

/// <inheritdoc />
public sealed class SqliteTransactionsTests : TransactionsTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-snapshot-").FullName;

    [Fact]
    public async Task BeginWrite_AnotherWriter_IsAConflictAtOnce()
    {
        await using var one = Open();
        await using var first = await one.Database.BeginWriteAsync(CancellationToken.None);
        await using var other = Open();
        // How long beginning waits for the lock is the connection's to say.
        ((SqliteConnection)other.Database.GetDbConnection()).DefaultTimeout = 1;
        var error = await Assert.ThrowsAnyAsync<DbException>(() => other.Database.BeginWriteAsync(CancellationToken.None));
        Assert.Equal(DatabaseError.Conflict, DatabaseErrors.Classify(error));
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) =>
        options.UseServiceSqlite($"Data Source={Path.Combine(folder, "snapshot.db")};Pooling=False", Durability.Full);
}

/// <inheritdoc />
public sealed class PostgreSqlTransactionsTests : TransactionsTests
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.PostgreSql is null ? "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run" : null;

    [SkippableFact]
    public async Task Begin_EachKind_HasItsLevel()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await using (await context.Database.BeginReadAsync(CancellationToken.None))
        {
            Assert.Equal(["repeatable read on"], await LevelAsync(context));
        }

        await using var writing = await context.Database.BeginWriteAsync(CancellationToken.None);
        Assert.Equal(["read committed off"], await LevelAsync(context));
    }

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(TestServers.PostgreSql);

    private static Task<List<string>> LevelAsync(SnapshotContext context) => context.Database.SqlQueryRaw<string>(
        "SELECT current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only') AS \"Value\"").ToListAsync();
}

/// <inheritdoc />
public sealed class SqlServerTransactionsTests : TransactionsTests
{
    private readonly string database = $"medborgarlofte_snapshot_{Guid.NewGuid():n}";

    /// <inheritdoc />
    protected override string? Missing => TestServers.SqlServer is null ? "no SQL Server: set MEDBORGARLOFTE_TEST_SQLSERVER" : null;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        if (Missing is null)
        {
            // As --migrate makes one: EF Core creates it, and what is not set then is set here.
            await using var context = Open();
            await context.GetService<IRelationalDatabaseCreator>().CreateAsync();
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
            await SqlServerVersioning.EnsureAsync(context, CancellationToken.None);
            await context.Database.ExecuteSqlRawAsync("DROP TABLE snapshot_notes");
        }

        await base.InitializeAsync();
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (Missing is null)
        {
            await using var context = Open();
            await context.Database.EnsureDeletedAsync();
        }
    }

    [SkippableFact]
    public async Task FindFault_ADatabaseThatIsSetAsWeNeedIt_HasNone()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        Assert.Null(await SqlServerVersioning.FindFaultAsync(context, CancellationToken.None));
    }

    [SkippableFact]
    public async Task BeginRead_DisposedOf_DoesNotLeaveItsLevelInThePool()
    {
        Skip.If(Missing is not null, Missing);
        await using var context = Open();
        await using (await context.Database.BeginReadAsync(CancellationToken.None))
        {
            await context.Notes.CountAsync();
        }

        Assert.Equal([2], await context.Database.SqlQueryRaw<int>(
            "SELECT CAST(transaction_isolation_level AS int) AS [Value] FROM sys.dm_exec_sessions WHERE session_id = @@SPID").ToListAsync());
    }

    /// <inheritdoc />
    protected override void Use(DbContextOptionsBuilder options) =>
        options.UseServiceSqlServer(new SqlConnectionStringBuilder(TestServers.SqlServer) { InitialCatalog = database }.ConnectionString);
}

/// <summary>A text under an id.</summary>
internal sealed class SnapshotNote
{
    public required string Id { get; init; }

    public required string Text { get; set; }
}

/// <summary>Its table.</summary>
internal sealed class SnapshotContext(DbContextOptions<SnapshotContext> options) : DbContext(options)
{
    public DbSet<SnapshotNote> Notes => Set<SnapshotNote>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SnapshotNote>().ToTable("snapshot_notes").Property(note => note.Id).HasMaxLength(64);
        modelBuilder.UseOrdinalText(Database);
    }
}
