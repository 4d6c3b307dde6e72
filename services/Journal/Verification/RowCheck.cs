using System.Reflection;
using Medborgarlofte.Journal.Checkpoints;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Verification;

/// <summary>Compares every row of a service's tables with the last entry of its subject; found by the journal's name.</summary>
public abstract class RowCheck(string journal)
{
    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>Reads every table once. A row without an entry, an entry without a row, and what differs are faults.</summary>
    /// <param name="last">The last entry of each subject.</param>
    /// <param name="upTo">Up to where they were read: rows may have become newer since.</param>
    /// <param name="report">Takes the faults.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task RunAsync(LastEntries last, long upTo, VerificationReport report, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class RowCheck<TContext>(IDbContextFactory<TContext> contexts, JournalNames<TContext> names)
    : RowCheck(names.Journal) where TContext : DbContext
{
    private const int AtOnce = 500;

    private static readonly Type[] OfTheJournal =
        [typeof(JournalEntry), typeof(JournalHead), typeof(JournalPublication), typeof(JournalText), typeof(KeptCheckpoint)];

    private static readonly MethodInfo CheckTable =
        typeof(RowCheck<TContext>).GetMethod(nameof(CheckAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public override async Task RunAsync(LastEntries last, long upTo, VerificationReport report, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var type in context.Model.GetEntityTypes().Select(entity => entity.ClrType).Except(OfTheJournal))
        {
            if (type.IsDefined(typeof(NotJournaledAttribute)))
            {
                continue;
            }

            // A new table without a rule would be one that nobody verifies.
            if (!typeof(IJournaledRow).IsAssignableFrom(type))
            {
                throw new NotSupportedException($"{type.Name} does not say which journal entry its rows come from.");
            }

            await (Task)CheckTable.MakeGenericMethod(type).Invoke(this, [context, last, upTo, report, cancellationToken])!;
        }

        foreach (var sequences in last.Rest().Chunk(AtOnce))
        {
            await CheckWithoutRowAsync(sequences, report, cancellationToken);
        }
    }

    private async Task CheckAsync<TRow>(TContext context, LastEntries last, long upTo, VerificationReport report, CancellationToken cancellationToken)
        where TRow : class, IJournaledRow
    {
        var kind = $"table {context.Model.FindEntityType(typeof(TRow))!.GetTableName()}";
        var (done, rows) = (0L, await context.Set<TRow>().LongCountAsync(cancellationToken));
        await using var journal = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var chunk in context.Set<TRow>().AsNoTracking().AsAsyncEnumerable().Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var sources = Array.ConvertAll(chunk, row => (Row: row, Sequence: SourceOf(row, last, upTo)));
            var sequences = sources.Select(source => source.Sequence).OfType<long>().ToList();
            var entries = (await journal.Set<JournalEntry>().AsNoTracking().Where(e => sequences.Contains(e.Sequence))
                .ToListAsync(cancellationToken)).ToDictionary(entry => entry.Sequence);
            await journal.LoadTextsAsync([.. entries.Values], cancellationToken);
            foreach (var (row, sequence) in sources)
            {
                var entry = sequence is { } at ? entries.GetValueOrDefault(at) : null;
                await CheckAsync(kind, row, entry, upTo, journal, report, cancellationToken);
            }

            report.Progress($"{kind}: rows", done += chunk.Length, rows);
        }

        report.Tell($"{kind}: {rows} rows");
    }

    /// <summary>The last entry of the walk, or the newer one that the row says it comes from.</summary>
    private static long? SourceOf(IJournaledRow row, LastEntries last, long upTo)
    {
        var walked = last.Take(row.Subject);
        return row.EntrySequence > upTo ? row.EntrySequence : walked;
    }

    private static async Task CheckAsync(
        string kind, IJournaledRow row, JournalEntry? entry, long upTo, TContext journal, VerificationReport report, CancellationToken cancellationToken)
    {
        if (Differences(row, entry) is { } differences && !await IsNewerAsync(row, upTo, journal, cancellationToken))
        {
            report.Fault(kind, $"{row.Subject}: {differences}");
        }
    }

    private static string? Differences(IJournaledRow row, JournalEntry? entry)
    {
        if (entry is null || entry.Subject != row.Subject)
        {
            return "a row, but no entry of the journal";
        }

        var fields = row.DifferencesFrom(entry).ToList();
        return fields.Count == 0 ? null : $"differs from entry {entry.Sequence} in {string.Join(", ", fields)}";
    }

    /// <summary>A row that does not say which entry it comes from may come from one that was appended since the walk.</summary>
    private static async Task<bool> IsNewerAsync(IJournaledRow row, long upTo, TContext journal, CancellationToken cancellationToken) =>
        row.EntrySequence is null && (await journal.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == row.Subject && e.Sequence > upTo)
            .ToListAsync(cancellationToken)).Exists(entry => !row.DifferencesFrom(entry).Any());

    private async Task CheckWithoutRowAsync(long[] sequences, VerificationReport report, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var journal = context.Set<JournalEntry>().AsNoTracking();
        foreach (var entry in await journal.Where(e => sequences.Contains(e.Sequence)).OrderBy(e => e.Sequence).ToListAsync(cancellationToken))
        {
            var ended = names.EndsItsRow(entry) || (await journal.Where(e => e.Subject == entry.Subject && e.Sequence > entry.Sequence)
                .ToListAsync(cancellationToken)).Exists(names.EndsItsRow);
            if (!ended)
            {
                report.Fault($"journal {Journal}", $"{entry.Subject}: entry {entry.Sequence} is its last, but there is no row");
            }
        }
    }
}
