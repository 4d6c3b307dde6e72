using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal;

/// <summary>
/// Refuses commits while this process's clock runs ahead. An entry's instant can never be changed, and no later entry may lie before it. The clock is
/// compared with every other clock that the process can ask, and counts as ahead only when it is ahead of all of them.
/// </summary>
public sealed class JournalClock<TContext>(
    JournalNames<TContext> names, PeerClock peers, TimeProvider time, IOptions<JournalOptions> options, ILogger<JournalClock<TContext>> logger)
    where TContext : DbContext
{
    private static readonly TimeSpan DatabaseInterval = TimeSpan.FromSeconds(5);

    private volatile ClockReading count = new(time.GetUtcNow(), time.GetTimestamp()) { Uptime = Uptime(time) };
    private volatile ClockReading? database;
    private volatile bool refuses;

    /// <summary>Throws <see cref="ClockAheadException"/> when an entry would be stamped into the future.</summary>
    public async Task RequireAsync(TContext context, CancellationToken cancellationToken)
    {
        if (await FaultAsync(context, cancellationToken) is not { } fault)
        {
            refuses = false;
            return;
        }

        if (!refuses)
        {
            logger.ClockAhead(names.Journal, fault);
        }

        refuses = true;
        throw new ClockAheadException(fault);
    }

    /// <summary>Says how far the clock is ahead of the nearest other clock; null when it may stamp entries.</summary>
    private async Task<string?> FaultAsync(TContext context, CancellationToken cancellationToken)
    {
        var limit = options.Value.LargestClockLead;
        if (limit == TimeSpan.Zero)
        {
            return null;
        }

        var own = context.Database.IsSqlite();
        if (!own && (database is not { } read || read.Age(time) > DatabaseInterval || read.Lead(time) > limit))
        {
            // Measure again before refusing: a paused machine's timer stands still, so an old reading shows a lead that is not there.
            database = await AskAsync(context, cancellationToken);
        }

        var (whose, lead) = own ? ("its own count of the time that has passed", OwnLead(limit)) : ("the database's", database!.Lead(time));
        if (peers.Lead(time) is { } beside && beside < lead)
        {
            (whose, lead) = ("Reporting's", beside);
        }

        JournalMetrics.ClockLead(names.Journal, lead);
        var by = TimeSpan.FromSeconds(Math.Floor(lead.TotalSeconds));
        return lead <= limit ? null
            : $"This service's clock is {by:c} ahead of {whose}: nothing is recorded until it is set right{(own ? ", or the service is restarted" : "")}.";
    }

    private async Task<ClockReading> AskAsync(TContext context, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var sql = context.Database.IsNpgsql() ? "SELECT clock_timestamp() AS \"Value\"" : "SELECT SYSUTCDATETIME() AS [Value]";
        var answer = await context.Database.SqlQueryRaw<DateTime>(sql).ToListAsync(cancellationToken);
        return new ClockReading(new DateTimeOffset(DateTime.SpecifyKind(answer[0], DateTimeKind.Utc)), asked);
    }

    /// <summary>
    /// SQLite has no clock of its own. The process can only detect that the machine's clock leapt while it ran. Sleep is no leap: the timer leaves it
    /// out, and the machine's uptime tells how long it was. Small steps are no leap either: time synchronisation makes them.
    /// </summary>
    private TimeSpan OwnLead(TimeSpan limit)
    {
        var counted = count;
        var lead = counted.Lead(time);
        if (lead > limit && counted.Uptime is { } before && Uptime(time) is { } now)
        {
            lead -= now - before - counted.Age(time);
        }

        if (lead > TimeSpan.Zero && lead <= limit)
        {
            count = new ClockReading(time.GetUtcNow(), time.GetTimestamp()) { Uptime = Uptime(time) };
        }

        return lead;
    }

    /// <summary>The machine's uptime, sleep included; null where it cannot be read or the clock is a test's.</summary>
    private static TimeSpan? Uptime(TimeProvider time)
    {
        const string File = "/proc/uptime";
        return time == TimeProvider.System && System.IO.File.Exists(File)
            && double.TryParse(System.IO.File.ReadAllText(File).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : null;
    }
}
