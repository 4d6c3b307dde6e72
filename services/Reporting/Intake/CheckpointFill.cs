using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Makes the tally checkpoints that a rebuilt store lacks. A rebuild reads one journal after the other, so the checkpoints that it makes lie at
/// positions that no instant has. This walks on from one checkpoint to the next: each record is counted once, in short steps that block nobody.
/// </summary>
internal sealed class CheckpointFill(IDbContextFactory<ReportingDbContext> contexts, ILogger<CheckpointFill> logger) : BackgroundService
{
    private const int BetweenTwo = 2 * Checkpoints.FewestChanges;

    private readonly SemaphoreSlim due = new(0);

    /// <summary>Starts filling. Call it when every journal has been applied to its end.</summary>
    public void Start() => due.Release();

    /// <summary>Makes the checkpoints that a municipality lacks; returns how many.</summary>
    /// <param name="municipalityCode">The municipality.</param>
    /// <param name="betweenTwo">How many changes may lie between two.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> FillAsync(string municipalityCode, int betweenTwo, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(municipalityCode, cancellationToken);
        var sequences = changes.ToLookup(change => change.Journal, change => change.Sequence)
            .ToDictionary(journal => journal.Key, journal => journal.Order().ToList());
        var known = await KnownAsync(municipalityCode, cancellationToken);
        var (position, made) = (default(JournalPosition), 0);
        foreach (var (index, change) in changes.Index())
        {
            position = position.After(change.Journal, change.Sequence);
            if ((index + 1) % betweenTwo == 0 && known.TrueForAll(place => Between(sequences, place, position) >= betweenTwo))
            {
                await MakeAsync(municipalityCode, position, cancellationToken);
                known.Add(position);
                made++;
            }
        }

        return made;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        due.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await due.WaitAsync(stoppingToken);
            foreach (var municipality in await MunicipalitiesAsync(stoppingToken))
            {
                try
                {
                    if (await FillAsync(municipality, BetweenTwo, stoppingToken) is > 0 and var made)
                    {
                        logger.CheckpointsMade(made, municipality);
                    }
                }
                catch (Exception e) when (DatabaseErrors.IsTransient(e) || DatabaseErrors.IsUniqueViolation(e))
                {
                    // The database is busy, or another replica made the same checkpoint. Reads without one count the records instead.
                    logger.CheckpointsNotMade(e, municipality);
                }
            }
        }
    }

    private static long Between(Dictionary<StoredJournal, List<long>> sequences, JournalPosition a, JournalPosition b) =>
        sequences.Sum(journal => Math.Abs((long)Before(journal.Value, a.Of(journal.Key)) - Before(journal.Value, b.Of(journal.Key))));

    private static int Before(List<long> sequences, long sequence)
    {
        var index = sequences.BinarySearch(sequence);
        return index < 0 ? ~index : index;
    }

    private async Task<List<string>> MunicipalitiesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Agreements.Select(a => a.MunicipalityCode).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Every change of a municipality, ordered by time, journal and sequence.</summary>
    private async Task<List<(StoredJournal Journal, long Sequence, long RecordedAtMicros)>> ChangesAsync(
        string municipalityCode, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var agreements = await context.Agreements.Where(a => a.MunicipalityCode == municipalityCode)
            .Select(a => new { a.Sequence, a.RecordedAtMicros }).ToListAsync(cancellationToken);
        List<(StoredJournal Journal, long Sequence, long RecordedAtMicros)> changes =
            agreements.ConvertAll(a => (StoredJournal.FollowUp, a.Sequence, a.RecordedAtMicros));
        await foreach (var record in context.Records.Where(r => r.MunicipalityCode == municipalityCode)
            .Select(r => new { r.Journal, r.Sequence, r.RecordedAtMicros }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            changes.Add((record.Journal, record.Sequence, record.RecordedAtMicros));
        }

        changes.Sort((a, b) => (a.RecordedAtMicros, a.Journal, a.Sequence).CompareTo((b.RecordedAtMicros, b.Journal, b.Sequence)));
        return changes;
    }

    private async Task<List<JournalPosition>> KnownAsync(string municipalityCode, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Checkpoints.Where(c => c.MunicipalityCode == municipalityCode)
            .Select(c => new { c.Police, c.Municipal, c.FollowUp }).ToListAsync(cancellationToken))
            .ConvertAll(c => new JournalPosition(c.Police, c.Municipal, c.FollowUp));
    }

    private async Task MakeAsync(string municipalityCode, JournalPosition position, CancellationToken cancellationToken)
    {
        var payload = TallyPayload.Write((await TalliesAsync(municipalityCode, position, cancellationToken)).Changes);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Checkpoints.Add(StoredCheckpoint.Of(municipalityCode, position, payload));
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<TallyDelta> TalliesAsync(string municipalityCode, JournalPosition position, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginReadAsync(cancellationToken);
        var agreements = await Held.Agreements(context, new Moment(default, position, IsNow: false))
            .Where(a => a.MunicipalityCode == municipalityCode).ToListAsync(cancellationToken);
        var signed = agreements.Where(agreement => agreement.Terms.State == AgreementState.Signed);
        return await new TalliesAsOf(context, municipalityCode, [.. signed.SelectMany(agreement => CountedWording.Of(agreement.Terms))])
            .ReadAsync(position, cancellationToken);
    }
}
