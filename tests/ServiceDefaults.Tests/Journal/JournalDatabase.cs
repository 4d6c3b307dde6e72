using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

/// <summary>A journal in a SQLite file of its own, with one row that units of work change.</summary>
public sealed class JournalDatabase : IDbContextFactory<JournalDatabase.Context>, IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"journal-{Guid.NewGuid():n}.db");

    /// <summary>Creates the tables.</summary>
    public JournalDatabase()
    {
        using var context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    internal JournalNames<Context> Names { get; } = new JournalNames<Context>("test")
        .Publishes<Note>("note.v1", (_, first, items) => new NotesTaken(first, [.. items.Select(item => item.Payload.Text)]));

    internal JournalSignal<Context> Signal { get; } = new();

    /// <inheritdoc />
    public Context CreateDbContext() => new(new DbContextOptionsBuilder<Context>().UseSqlite($"Data Source={file}").Options);

    /// <inheritdoc />
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    internal async Task<JournalWriter<Context>> StartWriterAsync(TimeProvider? time = null)
    {
        var writer = new JournalWriter<Context>(this, Names, Signal, time ?? TimeProvider.System, NullLogger<JournalWriter<Context>>.Instance);
        await writer.StartAsync(CancellationToken.None);
        return writer;
    }

    internal static Task<long> NoteAsync(JournalWriter<Context> writer, string text) => writer.WriteAsync(
        transaction => Task.FromResult(transaction.Append("note.v1", $"note/{text}", "test", new Note(text))), CancellationToken.None);

    internal async Task<List<JournalEntry>> EntriesAsync()
    {
        await using var context = CreateDbContext();
        return await context.Set<JournalEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync();
    }

    internal async Task<long> PositionAsync()
    {
        await using var context = CreateDbContext();
        return (await context.Set<JournalPublication>().AsNoTracking().SingleAsync()).Position;
    }

    /// <summary>Only the journal's tables.</summary>
    public sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        /// <inheritdoc />
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddJournal();
    }
}

/// <summary>A payload.</summary>
public sealed record Note(string Text);

/// <summary>Its batch event.</summary>
public sealed record NotesTaken(long FirstSequence, IReadOnlyList<string> Texts);
