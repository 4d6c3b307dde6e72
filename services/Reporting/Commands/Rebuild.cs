using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>A read store that is built anew from the journals, in a file of its own that goes away with it.</summary>
internal sealed class Rebuild : IDisposable
{
    private const int LargestTransaction = 2000;

    private readonly CurrentWordings agreed = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medborgarlofte-verify-");

    /// <summary>Opens the store.</summary>
    public ReportingDbContext Open() => new SqliteReportingDbContext(new DbContextOptionsBuilder<SqliteReportingDbContext>()
        .UseServiceSqlite($"Data Source={Path.Combine(folder.FullName, "reporting.db")};Pooling=False", Durability.Rebuildable).Options);

    /// <summary>Makes the tables.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var context = Open();
        await context.Database.EnsureCreatedAsync(cancellationToken);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Applies entries of a journal, in their order.</summary>
    public async Task ApplyAsync(string journal, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        foreach (var part in changes.Chunk(LargestTransaction))
        {
            await using var context = Open();
            await using var transaction = await context.Database.BeginWriteAsync(cancellationToken);
            await new ReadStoreUpdate(context, agreed).ApplyAsync(part, Moments.JournalOf(journal), default, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
