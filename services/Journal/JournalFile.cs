using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>A journal in a SQLite file that no service has open, such as a backup.</summary>
public static class JournalFile
{
    /// <summary>The journal's reader.</summary>
    /// <param name="journal">Name of the journal.</param>
    /// <param name="file">The database file.</param>
    public static JournalReader Open(string journal, string file) =>
        new JournalReader<JournalFileContext>(new Factory(file), new JournalNames<JournalFileContext>(journal));

    private sealed class Factory(string file) : IDbContextFactory<JournalFileContext>
    {
        private readonly DbContextOptions<JournalFileContext> options = new DbContextOptionsBuilder<JournalFileContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString).Options;

        public JournalFileContext CreateDbContext() => new(options);
    }
}

/// <summary>The journal's tables and no others.</summary>
internal sealed class JournalFileContext(DbContextOptions<JournalFileContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.UseOrdinalText(Database);
    }
}
