using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Keeps the tallies of a municipality as they stand, now and then while it reports and after each change of its agreements: reads of
/// earlier instants begin from there. The more tallies it has, the more changes lie between two, so that they cost each change the same.
/// </summary>
/// <param name="fewestChanges">How many changes lie between two at least.</param>
internal sealed class Checkpoints(int fewestChanges = 2000)
{
    private const int ChangesPerTally = 2;

    // What counting costs a reader at most: half of this many records, as it counts from the nearer side.
    private readonly int mostChanges = 2 * fewestChanges;

    private readonly Dictionary<string, (long Since, long Due)> changes = new(StringComparer.Ordinal);

    /// <summary>After records were counted, in the same transaction.</summary>
    /// <param name="context">The read store.</param>
    /// <param name="run">What was counted.</param>
    /// <param name="position">The place up to which all is counted.</param>
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

    /// <summary>Writes one, where the municipality has an agreement.</summary>
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

    /// <summary>What this process does not remember: how many changes lie after the last one.</summary>
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
                .Take(mostChanges).CountAsync(cancellationToken);
        }

        return count;
    }
}
