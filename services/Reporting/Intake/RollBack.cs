using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Removes from the read store what a journal held after an entry, inside one transaction. The versions before become current again, and the
/// municipalities concerned are counted anew. The result is the store that a rebuild up to that entry would give.
/// </summary>
internal sealed class RollBack(ReportingDbContext context)
{
    /// <summary>Removes what came after the kept entry.</summary>
    public async Task ApplyAsync(string name, JournalPlace kept, CancellationToken cancellationToken)
    {
        var journal = Moments.JournalOf(name);
        var lost = context.Records.Where(r => r.Journal == journal && r.Sequence > kept.Sequence);
        var replaced = context.Records.Where(r => r.Journal == journal && r.SupersededSequence > kept.Sequence);
        var sources = await lost.Select(r => new { r.Type, r.Source }).Distinct().ToListAsync(cancellationToken);
        HashSet<string> municipalities =
        [
            .. await lost.Select(r => r.MunicipalityCode).Distinct().ToListAsync(cancellationToken),
            .. await replaced.Select(r => r.MunicipalityCode).Distinct().ToListAsync(cancellationToken),
        ];
        await lost.ExecuteDeleteAsync(cancellationToken);
        await replaced.ExecuteUpdateAsync(
            r => r.SetProperty(x => x.SupersededAtMicros, StoredRecord.Current).SetProperty(x => x.SupersededSequence, 0), cancellationToken);
        if (journal == StoredJournal.FollowUp)
        {
            municipalities.UnionWith(await AgreementsAsync(kept.Sequence, cancellationToken));
        }

        foreach (var source in sources)
        {
            await InclusionsAsync(source.Type, source.Source, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        foreach (var municipality in municipalities)
        {
            await CountAsync(municipality, cancellationToken);
        }

        await PlacesAsync(name, journal, kept, cancellationToken);
    }

    /// <summary>Does the same for agreements. Returns the municipalities of those that were lost, or are current again.</summary>
    private async Task<IEnumerable<string>> AgreementsAsync(long kept, CancellationToken cancellationToken)
    {
        var lost = context.Agreements.Where(a => a.Sequence > kept);
        var replaced = context.Agreements.Where(a => a.SupersededSequence > kept);
        var concerned = await lost.Select(a => new { a.Id, a.MunicipalityCode }).ToListAsync(cancellationToken);
        var before = await replaced.Select(a => a.MunicipalityCode).ToListAsync(cancellationToken);
        await lost.ExecuteDeleteAsync(cancellationToken);
        await replaced.ExecuteUpdateAsync(
            a => a.SetProperty(x => x.SupersededAtMicros, StoredRecord.Current).SetProperty(x => x.SupersededSequence, 0), cancellationToken);
        foreach (var id in concerned.Select(agreement => agreement.Id).Distinct())
        {
            await context.Tallies.Where(t => t.AgreementId == id).ExecuteDeleteAsync(cancellationToken);
        }

        return concerned.Select(agreement => agreement.MunicipalityCode).Concat(before);
    }

    /// <summary>Computes anew which records include which, from the versions that are left.</summary>
    private async Task InclusionsAsync(StoredType type, string source, CancellationToken cancellationToken)
    {
        var inclusions = await context.Inclusions.Where(i => i.Type == type && i.Source == source).ToListAsync(cancellationToken);
        List<string> including = [.. inclusions.Select(inclusion => inclusion.ById).Distinct()];
        var versions = including.Count == 0 ? null : (await context.WithKeys<StoredRecord>([type, source], including).AsNoTracking()
            .ToListAsync(cancellationToken)).ToLookup(version => version.RecordId);
        foreach (var inclusion in inclusions)
        {
            var includes = versions![inclusion.ById].Where(version => version.Record is { Withdrawn: false } record && record.Includes.Contains(inclusion.IncludedId)).ToList();
            if (includes.Count == 0)
            {
                context.Inclusions.Remove(inclusion);
            }

            inclusion.Ended = !includes.Exists(version => version.SupersededAtMicros == StoredRecord.Current);
        }
    }

    private async Task CountAsync(string municipality, CancellationToken cancellationToken)
    {
        var agreements = await context.Agreements.AsNoTracking()
            .Where(a => a.MunicipalityCode == municipality && a.SupersededAtMicros == StoredRecord.Current).ToListAsync(cancellationToken);
        foreach (var agreement in agreements)
        {
            await new AgreementUpdate(context).CountAsync(agreement.Terms, cancellationToken);
        }
    }

    /// <summary>Resets the watermark and the intake steps, and deletes later tally checkpoints.</summary>
    private async Task PlacesAsync(string name, StoredJournal journal, JournalPlace kept, CancellationToken cancellationToken)
    {
        await context.Checkpoints.Where(c => (journal == StoredJournal.Police ? c.Police : journal == StoredJournal.Municipal ? c.Municipal : c.FollowUp) > kept.Sequence)
            .ExecuteDeleteAsync(cancellationToken);

        // Keep the part of its step up to the kept entry.
        var steps = context.Steps.Where(s => s.Journal == journal && s.LastSequence >= kept.Sequence);
        var part = kept.Sequence == 0 ? null : await steps.AsNoTracking().OrderBy(s => s.LastSequence).ThenBy(s => s.KnownAtMicros).FirstOrDefaultAsync(cancellationToken);
        await steps.ExecuteDeleteAsync(cancellationToken);
        if (part is not null)
        {
            context.Steps.Add(new IntakeStep
            {
                Journal = journal, KnownAtMicros = part.KnownAtMicros, LastSequence = kept.Sequence, KnownFromMicros = part.KnownFromMicros, Hash = kept.Hash,
            });
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        await context.Watermarks.Where(w => w.Journal == name).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Sequence, kept.Sequence).SetProperty(x => x.Hash, kept.Hash)
                .SetProperty(x => x.ParkedReason, "").SetProperty(x => x.ParkedSequence, 0),
            cancellationToken);
    }
}
