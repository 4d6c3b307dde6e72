using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Degraded while a journal stands still or its entries wait long: follow-up is then older than its sources.</summary>
internal sealed class IntakeHealth(IDbContextFactory<ReportingDbContext> contexts, IntakeLag lag, RefusedBatches refused) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (DiskRoom.Of(database) < DiskRoom.Least)
        {
            return HealthCheckResult.Degraded($"{DatabaseFault.Full} Follow-up stands still.");
        }

        // Write: a read-only database would pass every read.
        await database.Watermarks.Where(w => w.Journal == JournalTypes.PoliceJournal).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.ParkedSequence, x => x.ParkedSequence), cancellationToken);
        var parked = await database.Watermarks.AsNoTracking().Where(w => w.ParkedReason != "").OrderBy(w => w.Journal).ToListAsync(cancellationToken);
        List<string> faults =
        [
            .. parked.Select(w => $"{w.Journal} stands still at {w.ParkedSequence}: {w.ParkedReason}"),
            .. lag.LongerThan(TooLong).Select(journal => $"{journal} is behind"),
            .. refused.Recent.Select(journal => $"a message on the bus said of {journal} what its journal does not hold"),
        ];
        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{string.Join(", ", faults)}.");
    }
}
