using Google.Protobuf;
using Medborgarlofte.Contracts.Journal.V1;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>Reads one service's journal for the journal RPCs and for verification; found by the journal's name.</summary>
public abstract class JournalReader(string journal)
{
    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>Entries after a sequence, in pages, up to another one or to the newest.</summary>
    public abstract IAsyncEnumerable<IReadOnlyList<JournalEntry>> ReadAsync(long after, long until, CancellationToken cancellationToken);

    /// <summary>The journal's newest entry, and how far it is published.</summary>
    /// <param name="at">Sequence of an entry whose hash is asked for too; 0 for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<GetJournalStatusResponse> StatusAsync(long at, CancellationToken cancellationToken);

    /// <inheritdoc cref="StatusAsync(long, CancellationToken)"/>
    public Task<GetJournalStatusResponse> StatusAsync(CancellationToken cancellationToken) => StatusAsync(at: 0, cancellationToken);

    /// <summary>Walks the chain and returns the first sequence that is missing or has a wrong hash; null when the chain is intact.</summary>
    public async Task<long?> FindBreakAsync(CancellationToken cancellationToken)
    {
        long expected = 1;
        byte[] previous = [];
        await foreach (var page in ReadAsync(0, long.MaxValue, cancellationToken))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence != expected || !entry.ComputeHash(previous).AsSpan().SequenceEqual(entry.Hash))
                {
                    return expected;
                }

                previous = entry.Hash;
                expected++;
            }
        }

        return (await StatusAsync(cancellationToken)).Sequence == expected - 1 ? null : expected;
    }
}

/// <inheritdoc />
internal sealed class JournalReader<TContext>(IDbContextFactory<TContext> contexts, JournalNames<TContext> names)
    : JournalReader(names.Journal) where TContext : DbContext
{
    private const int PageSize = 2000;

    public override async IAsyncEnumerable<IReadOnlyList<JournalEntry>> ReadAsync(
        long after, long until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (after < until)
        {
            var last = after;
            var page = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Sequence > last && e.Sequence <= until)
                .OrderBy(e => e.Sequence).Take(PageSize).ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            await context.LoadTextsAsync(page, cancellationToken);
            yield return page;
            after = page[^1].Sequence;
        }
    }

    public override async Task<GetJournalStatusResponse> StatusAsync(long at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await context.Set<JournalHead>().AsNoTracking().SingleAsync(cancellationToken);
        var publication = await context.Set<JournalPublication>().AsNoTracking().SingleAsync(cancellationToken);
        var hashAt = at == 0 ? null : await context.Set<JournalEntry>().Where(entry => entry.Sequence == at)
            .Select(entry => entry.Hash).SingleOrDefaultAsync(cancellationToken);
        return new GetJournalStatusResponse
        {
            Sequence = head.Sequence, Published = publication.Position, Hash = ByteString.CopyFrom(head.Hash), HashAt = ByteString.CopyFrom(hashAt ?? []),
        };
    }
}
