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

    /// <summary>
    /// Applies a journal's entries up to a sequence and checks the chain to its end; what is wrong with the journal, or null.
    /// </summary>
    public async Task<string?> ApplyAsync(JournalSources sources, string journal, long upTo, CancellationToken cancellationToken)
    {
        var end = await sources.StatusAsync(journal, cancellationToken);
        long expected = 1;
        byte[] previous = [];
        await foreach (var page in sources.ReadEntriesAsync(journal, 0, long.MaxValue, cancellationToken))
        {
            foreach (var entry in page)
            {
                var hash = entry.Hash.ToByteArray();
                if (entry.Sequence != expected || !Entity(entry).ComputeHash(previous).AsSpan().SequenceEqual(hash)
                    || (entry.Sequence == end.Sequence && !end.Hash.Span.SequenceEqual(hash)))
                {
                    return $"journal {journal}: the chain breaks at entry {expected}";
                }

                (previous, expected) = (hash, expected + 1);
            }

            await ApplyAsync(journal, [.. page.Where(entry => entry.Sequence <= upTo).Select(JournalSources.ToChange)], cancellationToken);
        }

        return expected > end.Sequence && expected > upTo ? null : $"journal {journal}: entry {expected} is missing";
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task ApplyAsync(string journal, IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        foreach (var part in changes.Chunk(LargestTransaction))
        {
            await using var context = Open();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await new ReadStoreUpdate(context, agreed).ApplyAsync(part, Moments.JournalOf(journal), default, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static ServiceDefaults.Journal.JournalEntry Entity(Contracts.Journal.V1.JournalEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Type = entry.Type,
        Subject = entry.Subject,
        Payload = entry.Payload,
        Actor = entry.Actor,
        RecordedAtMicros = ServiceDefaults.Journal.JournalEntry.ToMicros(entry.RecordedAt.ToDateTimeOffset()),
    };
}
