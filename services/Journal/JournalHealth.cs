using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.Journal;

/// <summary>
/// Unhealthy when a push could not be stored now: the probe really writes the row that every push begins with. Degraded while entries wait long for
/// the broker, or lie ahead of the clock; pushes are still accepted and safe then.
/// </summary>
internal sealed class JournalHealth<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, JournalWriter<TContext> writer, TimeProvider time) : IHealthCheck
    where TContext : DbContext
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(5);

    private long? written;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (writer.Fault is { } fault)
        {
            return HealthCheckResult.Unhealthy(fault);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var room = DiskRoom.Of(database);
        if (room < DiskRoom.Least)
        {
            return HealthCheckResult.Unhealthy(DatabaseFault.Full);
        }

        try
        {
            await writer.Clock.RequireAsync(database, cancellationToken);
        }
        catch (ClockAheadException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }

        await WriteAsync(database, cancellationToken);
        var degraded = await DegradedAsync(database, room, cancellationToken);
        return degraded.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', degraded));
    }

    /// <summary>
    /// Commits a real change. A read would succeed on a full disk or a read-only database, and a rolled-back change need not reach the disk.
    /// </summary>
    private async Task WriteAsync(TContext database, CancellationToken cancellationToken)
    {
        if (written is { } at && time.GetElapsedTime(at) < BetweenWrites)
        {
            return;
        }

        written = null;
        await database.Set<JournalHead>().ExecuteUpdateAsync(
            head => head.SetProperty(h => h.Commits, h => h.Commits + 1), cancellationToken);
        written = time.GetTimestamp();
    }

    private async Task<List<string>> DegradedAsync(TContext database, long? room, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        if (room < DiskRoom.Little)
        {
            faults.Add($"The disk of journal {names.Journal} has {room / 1024 / 1024} MiB left.");
        }

        var now = time.GetUtcNow();
        var head = await database.Set<JournalHead>().AsNoTracking().SingleAsync(cancellationToken);
        var ahead = JournalEntry.FromMicros(head.RecordedAtMicros) - now;
        JournalMetrics.HeadAhead(names.Journal, ahead);
        if (ahead > TooLong)
        {
            var by = TimeSpan.FromSeconds(Math.Floor(ahead.TotalSeconds));
            faults.Add($"The newest entry of journal {names.Journal} lies {by:c} ahead of this service's clock: every entry until then gets its instant.");
        }

        var published = await database.Set<JournalPublication>().Select(p => p.Position).SingleAsync(cancellationToken);
        var waiting = await database.Set<JournalEntry>().AsNoTracking().Where(e => e.Sequence > published)
            .OrderBy(e => e.Sequence).Select(e => (long?)e.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
        if (waiting is { } since && now - JournalEntry.FromMicros(since) >= TooLong)
        {
            faults.Add($"Journal {names.Journal} is published up to {published}, and newer entries wait.");
        }

        return faults;
    }
}
