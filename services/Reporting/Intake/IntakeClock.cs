using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Stamps each intake transaction, just before its commit, with the instants whose answers contain it. Journals are written one at a time, so
/// the stamps rise from transaction to transaction, across journals and replicas.
/// </summary>
internal static class IntakeClock
{
    /// <param name="context">The read store, in the transaction.</param>
    /// <param name="journal">The journal's name.</param>
    /// <param name="before">The watermarks before it.</param>
    /// <param name="changes">What it applies.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task StampAsync(
        ReportingDbContext context, string journal, IReadOnlyCollection<Watermark> before, IReadOnlyList<JournalChange> changes,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clock = JournalEntry.ToMicros(now);
        var (first, last) = (JournalEntry.ToMicros(changes[0].RecordedAt), JournalEntry.ToMicros(changes[^1].RecordedAt));

        // A rebuild reads one journal after the other, so each entry belongs to the instant at which it was recorded.
        var isBuilt = before.All(watermark => watermark.CaughtUp);
        var from = isBuilt ? before.Max(watermark => watermark.KnownAtMicros) + 1 : 0;
        if (isBuilt && first < clock - (long)Moments.LongestIntake.TotalMicroseconds)
        {
            from = Math.Max(from, clock);
        }

        // If the journal's clock is ahead of ours, its instants must not stamp our answers.
        var at = Math.Max(Math.Max(from, before.Single(watermark => watermark.Journal == journal).KnownAtMicros), Math.Min(last, clock));
        context.Steps.Add(new IntakeStep
        {
            Journal = Moments.JournalOf(journal), KnownAtMicros = at, LastSequence = changes[^1].Sequence, KnownFromMicros = from, Hash = changes[^1].Hash,
        });
        await context.SaveChangesAsync(cancellationToken);
        await context.Watermarks.Where(w => w.Journal == journal)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.KnownAtMicros, at), cancellationToken);
    }
}
