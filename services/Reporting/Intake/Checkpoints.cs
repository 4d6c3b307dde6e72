using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Saves a municipality's tallies as checkpoints, from which reads of earlier instants begin. It saves them after a number of changes, and after
/// each change of the municipality's agreements. That number grows with the number of tallies, so that the cost for each change stays the same.
/// </summary>
/// <param name="fewestChanges">Fewest changes between two checkpoints.</param>
internal sealed class Checkpoints(int fewestChanges = Checkpoints.FewestChanges)
{
    /// <summary>Fewest changes between two checkpoints, unless a caller says otherwise; at most twice as many lie between two.</summary>
    public const int FewestChanges = 1500;

    private const int ChangesPerTally = 2;

    // A reader counts at most half of this many records: it begins from the nearer checkpoint.
    private readonly int mostChanges = 2 * fewestChanges;

    private readonly Dictionary<string, (long Since, long Due)> changes = new(StringComparer.Ordinal);

    /// <summary>Saves the checkpoints that are due after records were counted, in the same transaction.</summary>
    /// <param name="context">The read store.</param>
    /// <param name="run">What was counted.</param>
    /// <param name="position">The position up to which everything is counted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task AfterAsync(
        ReportingDbContext context, IReadOnlyList<JournalChange> run, JournalPosition position, CancellationToken cancellationToken)
    {
        foreach (var municipality in run.OfType<RecordChange>().CountBy(change => change.Record.MunicipalityCode))
        {
            var (since, due) = changes.TryGetValue(municipality.Key, out var known)
                ? (known.Since + municipality.Value, known.Due)
                : (await SinceLastAsync(context, municipality.Key, cancellationToken), fewestChanges);
            changes[municipality.Key] = (since, due);
            if (since >= due)
            {
                await WriteAsync(context, municipality.Key, position, cancellationToken);
            }
        }
    }

    /// <summary>Saves one checkpoint, if the municipality has an agreement.</summary>
    public async Task WriteAsync(
        ReportingDbContext context, string municipalityCode, JournalPosition position, CancellationToken cancellationToken)
    {
        var agreements = context.Agreements.Where(a => a.MunicipalityCode == municipalityCode && a.SupersededAtMicros == StoredRecord.Current);
        var tallies = await context.Tallies.AsNoTracking().Where(t => agreements.Any(a => a.Id == t.AgreementId)).ToListAsync(cancellationToken);
        changes[municipalityCode] = (0, Math.Clamp(ChangesPerTally * tallies.Count, fewestChanges, mostChanges));
        if (await agreements.AnyAsync(cancellationToken))
        {
            var payload = TallyPayload.Write(tallies.ConvertAll(tally => KeyValuePair.Create(tally.Address, tally.Sums)));
            context.Checkpoints.Add(StoredCheckpoint.Of(municipalityCode, position, payload));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Counts the changes after the last checkpoint, for a municipality that this process has not counted yet.</summary>
    private async Task<long> SinceLastAsync(ReportingDbContext context, string municipalityCode, CancellationToken cancellationToken)
    {
        var last = await context.Checkpoints.Where(c => c.MunicipalityCode == municipalityCode)
            .OrderByDescending(c => c.Police).ThenByDescending(c => c.Municipal).ThenByDescending(c => c.FollowUp)
            .Select(c => new { c.Police, c.Municipal, c.FollowUp }).FirstOrDefaultAsync(cancellationToken);
        var after = last is null ? default : new JournalPosition(last.Police, last.Municipal, last.FollowUp);
        long count = 0;
        foreach (var journal in Enum.GetValues<StoredJournal>())
        {
            var sequence = after.Of(journal);
            count += await context.Records.Where(r => r.MunicipalityCode == municipalityCode && r.Journal == journal && r.Sequence > sequence)
                .OrderBy(r => r.Sequence).Take(mostChanges).CountAsync(cancellationToken);
        }

        return count;
    }
}
