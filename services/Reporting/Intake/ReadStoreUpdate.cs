using System.Runtime.ExceptionServices;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Applies changes to the read store inside one transaction. An agreement recounts its municipality, and a redaction changes stored versions, so
/// the changes before them are written first.
/// </summary>
/// <param name="context">The read store.</param>
/// <param name="agreed">The wordings that records are counted by.</param>
/// <param name="checkpoints">Saves tally checkpoints; null where nobody reads earlier instants.</param>
internal sealed class ReadStoreUpdate(ReportingDbContext context, CurrentWordings agreed, Checkpoints? checkpoints = null)
{
    /// <summary>Returns how many commitments got new figures.</summary>
    /// <param name="changes">Entries of one journal.</param>
    /// <param name="journal">Which.</param>
    /// <param name="before">How far each journal was applied before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> ApplyAsync(
        IReadOnlyList<JournalChange> changes, StoredJournal journal, JournalPosition before, CancellationToken cancellationToken)
    {
        if (changes.OfType<UnreadableChange>().FirstOrDefault() is { } unreadable)
        {
            ExceptionDispatchInfo.Throw(unreadable.Cause);
        }

        var commitments = 0;
        for (var i = 0; i < changes.Count;)
        {
            if (changes[i] is AgreementChange agreement)
            {
                var (municipalities, counted) = await new AgreementUpdate(context).ApplyAsync(agreement, cancellationToken);
                foreach (var municipality in municipalities)
                {
                    await (checkpoints?.WriteAsync(context, municipality, before.After(journal, agreement.Sequence), cancellationToken) ?? Task.CompletedTask);
                }

                commitments += counted;
                i++;
                continue;
            }

            if (changes[i] is RestorationChange restoration)
            {
                before = await ApplyAsync(restoration, before, cancellationToken);
                i++;
                continue;
            }

            if (changes[i] is RedactionChange redaction)
            {
                await new RedactionUpdate(context).ApplyAsync(redaction, cancellationToken);
                i++;
                continue;
            }

            var run = changes.Skip(i).TakeWhile(change => change is not (AgreementChange or RedactionChange or RestorationChange)).ToList();
            commitments += await new RecordUpdate(context, agreed).ApplyAsync(run, cancellationToken);
            if (checkpoints is not null)
            {
                await checkpoints.AfterAsync(context, run, before.After(journal, run[^1].Sequence), cancellationToken);
            }

            i += run.Count;
        }

        return commitments;
    }

    /// <summary>
    /// Rolls back the entries that the restoration lost, if they are the last that this store has applied. A rebuilt store has read the restored
    /// journal and has nothing to roll back.
    /// </summary>
    private async Task<JournalPosition> ApplyAsync(RestorationChange change, JournalPosition before, CancellationToken cancellationToken)
    {
        var restored = change.Event;
        await new RecordUpdate(context, agreed).ApplyAsync([change.Document], cancellationToken);
        await context.Watermarks.Where(w => w.Journal == JournalTypes.FollowUpJournal && w.Epoch < restored.Epoch)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Epoch, restored.Epoch), cancellationToken);
        var lost = new JournalPlace(restored.LostSequence, restored.LostHash);
        var watermark = await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == restored.Journal, cancellationToken);
        if (lost.Sequence == 0 || watermark.Place != lost || restored.Journal == JournalTypes.FollowUpJournal)
        {
            return before;
        }

        await new RollBack(context).ApplyAsync(restored.Journal, new JournalPlace(restored.KeptSequence, restored.KeptHash), cancellationToken);
        return before.After(Moments.JournalOf(restored.Journal), restored.KeptSequence);
    }
}
