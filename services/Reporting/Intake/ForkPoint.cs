using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Finds the last entry up to which a journal and what is applied of it are the same.</summary>
internal sealed class ForkPoint(ReportingDbContext context, JournalSources sources, string journal)
{
    private readonly StoredJournal stored = Moments.JournalOf(journal);

    /// <summary>The entry; 0 when they have none in common.</summary>
    public async Task<JournalPlace> FindAsync(CancellationToken cancellationToken)
    {
        var step = await LastCommonStepAsync(cancellationToken);
        var common = await WalkAsync(step, long.MaxValue, cancellationToken);
        return await BeforeRedactedAsync(common, cancellationToken);
    }

    /// <summary>
    /// The end of the last intake transaction whose entries the journal still holds, by binary search: each hash covers all entries before it.
    /// </summary>
    private async Task<JournalPlace> LastCommonStepAsync(CancellationToken cancellationToken)
    {
        var ends = await context.Steps.Where(s => s.Journal == stored).OrderBy(s => s.LastSequence)
            .Select(s => new JournalPlace(s.LastSequence, s.Hash)).ToListAsync(cancellationToken);
        var (same, other) = (-1, ends.Count);
        while (other - same > 1)
        {
            var middle = (same + other) / 2;
            (same, other) = await PlaceAsync(ends[middle].Sequence, cancellationToken) == ends[middle] ? (middle, other) : (same, middle);
        }

        return same < 0 ? new JournalPlace(0, "") : ends[same];
    }

    /// <summary>Walks on entry by entry while the stored versions equal the journal's.</summary>
    private async Task<JournalPlace> WalkAsync(JournalPlace from, long until, CancellationToken cancellationToken)
    {
        var place = from;
        await foreach (var page in sources.ReadAsync(journal, from, until, cancellationToken))
        {
            var (first, last) = (page[0].Sequence, page[^1].Sequence);
            var records = (await context.Records.AsNoTracking().Where(r => r.Journal == stored && r.Sequence >= first && r.Sequence <= last)
                .ToListAsync(cancellationToken)).ToDictionary(record => record.Sequence);
            var agreements = stored != StoredJournal.FollowUp ? [] : (await context.Agreements.AsNoTracking()
                .Where(a => a.Sequence >= first && a.Sequence <= last).ToListAsync(cancellationToken)).ToDictionary(agreement => agreement.Sequence);
            foreach (var change in page)
            {
                if (!IsStored(change, records.GetValueOrDefault(change.Sequence), agreements.GetValueOrDefault(change.Sequence)))
                {
                    return place;
                }

                place = new JournalPlace(change.Sequence, change.Hash);
            }
        }

        return place;
    }

    /// <summary>
    /// Goes back to before the first version that a lost redaction has changed. From there on the journal is read again, which still has the
    /// texts.
    /// </summary>
    private async Task<JournalPlace> BeforeRedactedAsync(JournalPlace common, CancellationToken cancellationToken)
    {
        var redacted = await context.Records.Where(r => r.Journal == stored && r.Sequence <= common.Sequence && r.Payload.Contains(FreeTexts.Removed))
            .Select(r => r.Sequence).ToListAsync(cancellationToken);
        if (stored == StoredJournal.FollowUp)
        {
            redacted.AddRange(from agreement in await context.Agreements.AsNoTracking().Where(a => a.Sequence <= common.Sequence).ToListAsync(cancellationToken)
                              where JsonSerializer.Serialize(agreement.Terms, JournalJson.Options).Contains(FreeTexts.Removed, StringComparison.Ordinal)
                              select agreement.Sequence);
        }

        foreach (var sequence in redacted.Order())
        {
            var before = await PlaceAsync(sequence - 1, cancellationToken);
            if ((await WalkAsync(before, sequence, cancellationToken)).Sequence < sequence)
            {
                return before;
            }
        }

        return common;
    }

    private static bool IsStored(JournalChange change, StoredRecord? record, StoredAgreement? agreement) => change switch
    {
        RecordChange counted => record?.Payload == Json(counted.Record),
        DocumentChange document => record?.Payload == Json(document.Payload),
        RestorationChange restoration => record?.Payload == Json(restoration.Event),
        AgreementChange terms => agreement is not null && Json(agreement.Terms) == Json(terms.Agreement),
        _ => record is null && agreement is null,
    };

    private static string Json(object content) => JsonSerializer.Serialize(content, content.GetType(), JournalJson.Options);

    private async Task<JournalPlace> PlaceAsync(long sequence, CancellationToken cancellationToken) =>
        sequence == 0 ? new JournalPlace(0, "") : JournalPlace.Of(sequence, (await sources.StatusAsync(journal, sequence, cancellationToken)).HashAt);
}
