using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>Reads one page of a receipt, or all of it part by part.</summary>
internal sealed class ReceiptPageReader(IDbContextFactory<ReportingDbContext> contexts, ExpensiveReads expensive)
{
    private const int RecordsAtOnce = 1000;

    // Most pages are full after this many records. A page of what counts among very many others takes its turn for the rest.
    private const int RecordsWithoutTurn = 4 * RecordsAtOnce;

    /// <summary>Those of some wordings that a record counts for now.</summary>
    public async Task<IReadOnlyList<CountedWording>> CountingAsync(IReadOnlyList<CountedWording> wordings, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = wordings.Select(wording => wording.Agreement.Id).Distinct().ToList();
        var counting = (await context.Tallies.AsNoTracking().Where(t => t.Records > 0).WithAny(context, t => t.AgreementId, ids)
            .Select(t => new { t.AgreementId, t.CommitmentId, t.Revision }).Distinct().ToListAsync(cancellationToken))
            .Select(t => new WordingAddress(t.AgreementId, t.CommitmentId, t.Revision)).ToHashSet();
        return [.. wordings.Where(wording => counting.Contains(wording.Address))];
    }

    /// <summary>The next rows after a place, at most so many, and the place after them; null for it when these are the last.</summary>
    /// <param name="hasTurn">True when the caller has its turn among the expensive reads.</param>
    public async Task<(List<ReceiptRow> Rows, ReceiptPlace? Next)> PageAsync(
        ReceiptScope scope, ReceiptRows rows, ReceiptPlace after, int size, bool hasTurn, CancellationToken cancellationToken)
    {
        List<ReceiptRow> page = [];
        var end = after;
        for (var (read, from) = (0, after); ; read += RecordsAtOnce)
        {
            // One more than the page, so that the last one is known.
            var most = Math.Min(RecordsAtOnce, read == 0 ? size + 1 : RecordsAtOnce);
            using var turn = hasTurn || read < RecordsWithoutTurn ? null : await expensive.TurnAsync(cancellationToken);
            var part = await ReadAsync(scope, from, most, cancellationToken);
            foreach (var entry in part)
            {
                var given = entry.Stored.Journal == after.Journal && entry.Stored.Sequence == after.Sequence ? after.Rows : 0;
                foreach (var row in rows.Of(entry).Skip(given))
                {
                    if (page.Count == size)
                    {
                        return (page, end);
                    }

                    page.Add(row.Row);
                    end = ReceiptPlace.In(entry.Stored, ++given);
                }

                // All of its rows are given.
                end = given > 0 && page.Count > 0 ? ReceiptPlace.In(entry.Stored, 0) : end;
            }

            if (part.Count < most)
            {
                return (page, null);
            }

            from = ReceiptPlace.In(part[^1].Stored, 0);
        }
    }

    /// <summary>All rows, part by part. Each part takes its turn, so that who reads slowly keeps nobody waiting.</summary>
    public async IAsyncEnumerable<List<StreamedReceiptRow>> AllAsync(
        ReceiptScope scope, ReceiptRows rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var place = ReceiptPlace.Start; ;)
        {
            List<StreamedReceiptRow> made;
            using (await expensive.TurnAsync(cancellationToken))
            {
                var part = await ReadAsync(scope, place, RecordsAtOnce, cancellationToken);
                made = [.. part.SelectMany(rows.Of)];
                place = part.Count < RecordsAtOnce ? default : ReceiptPlace.In(part[^1].Stored, 0);
            }

            yield return made;
            if (place == default)
            {
                yield break;
            }
        }
    }

    private async Task<List<ReceiptEntry>> ReadAsync(ReceiptScope scope, ReceiptPlace after, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReceiptReader.ReadAsync(context, scope, after, most, cancellationToken);
    }
}
