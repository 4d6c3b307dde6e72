using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

/// <summary>A journal in a SQLite file of its own, and a table of records.</summary>
public sealed class JournalDatabase : IDbContextFactory<JournalDatabase.Context>, IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"journal-{Guid.NewGuid():n}.db");

    /// <summary>Creates the tables.</summary>
    public JournalDatabase()
    {
        using var context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    internal JournalNames<Context> Names { get; } = new("test");

    internal JournalSignal<Context> Signal { get; } = new();

    /// <inheritdoc />
    public Context CreateDbContext() => new(new DbContextOptionsBuilder<Context>().UseSqlite($"Data Source={file}").Options);

    /// <inheritdoc />
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    /// <summary>A writer that has not been started: what is given to it waits.</summary>
    internal JournalWriter<Context> Writer(TimeProvider? time = null, PeerClock? peers = null, IDbContextFactory<Context>? contexts = null) => new(
        contexts ?? this, Names, Signal, Clock(time ?? TimeProvider.System, peers), time ?? TimeProvider.System, NullLogger<JournalWriter<Context>>.Instance);

    internal JournalClock<Context> Clock(TimeProvider time, PeerClock? peers = null) => new(
        Names, peers ?? new PeerClock(), time, Options.Create(new JournalOptions()), NullLogger<JournalClock<Context>>.Instance);

    internal async Task<JournalWriter<Context>> StartWriterAsync(TimeProvider? time = null, PeerClock? peers = null)
    {
        var writer = Writer(time, peers);
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

    /// <summary>The journal's tables, and the records'.</summary>
    public sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        /// <inheritdoc />
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddJournal();
            modelBuilder.Entity<NoteRecord>().IsSourceRecord("notes");
        }
    }
}

/// <summary>A payload.</summary>
public sealed record Note(string Text);

/// <summary>A record that states a text.</summary>
internal sealed class NoteRecord : SourceRecord
{
    /// <summary>The text of one that cannot be written to the journal.</summary>
    public const string Unwritable = "unwritable";

    public string Text { get; init; } = "";

    public override string EntryType => "note.v1";

    public override string Subject => $"note/{RecordId}";

    public override object ToEvent() => Version > 0 && Text == Unwritable ? throw new InvalidOperationException("It cannot be written.") : new Note(Text);
}
